import { cleanText } from '../cleanText';
import { slug } from '../dbtSource';
import { pythonString, shellWord } from '../literals';
import { fromEnvironment } from '../python';
import type { Draft, Target } from '../types';

/** Snippets for a topic; undefined when the server is no Kafka. */
export function kafkaSnippets(target: Target): Draft[] | undefined {
  if (target.server.type.toLowerCase() !== 'kafka') return undefined;
  // A leading caret would make a client subscribe to a pattern.
  const topic =
    cleanText(target.setting('topic') ?? target.resource).replace(/^\^+/, '') ||
    slug(target.port.name);
  const host = target.setting('host');
  const format = target.setting('format')?.toLowerCase();
  const decode =
    format && ['avro', 'protobuf'].includes(format)
      ? [
          `Messages are ${format}: decode them with the schema registry's deserializer.`,
        ]
      : [];
  const variables =
    'Set KAFKA_USERNAME and KAFKA_PASSWORD in your environment.';
  return [
    {
      id: 'kafka',
      title: 'Kafka (kcat)',
      language: 'bash',
      code: `kcat -C -o beginning -c 10 \\
  -b ${host === undefined ? '"$KAFKA_BROKERS"' : shellWord(host)} \\
  -t ${shellWord(topic)} \\
  -X security.protocol=SASL_SSL -X sasl.mechanism=PLAIN \\
  -X sasl.username="$KAFKA_USERNAME" -X sasl.password="$KAFKA_PASSWORD"
`,
      notes: [variables, ...decode],
    },
    {
      id: 'python',
      title: 'Python',
      language: 'python',
      code: `import os

from confluent_kafka import Consumer

consumer = Consumer({
    "bootstrap.servers": ${
      host === undefined ? fromEnvironment('KAFKA_BROKERS') : pythonString(host)
    },
    "security.protocol": "SASL_SSL",
    "sasl.mechanism": "PLAIN",
    "sasl.username": ${fromEnvironment('KAFKA_USERNAME')},
    "sasl.password": ${fromEnvironment('KAFKA_PASSWORD')},
    "group.id": ${fromEnvironment('KAFKA_GROUP')},
    "auto.offset.reset": "earliest",
})
consumer.subscribe([${pythonString(topic)}])
try:
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise RuntimeError(message.error())
        print(message.key(), message.value())
finally:
    consumer.close()
`,
      notes: [
        'Install the client first: pip install confluent-kafka',
        'Set KAFKA_USERNAME, KAFKA_PASSWORD and KAFKA_GROUP (the name of your consumer group) in your environment.',
        ...decode,
      ],
    },
  ];
}
