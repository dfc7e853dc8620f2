/** More would be a mistake, and each costs a request again and again. */
const MAX_SUBJECTS = 50;
const MAX_ADDRESSES = 5;
const MAX_SUBJECT_LENGTH = 1000;

/** Artifacts that are read together. */
export type PullSubject = {
  /** The addresses joined by ` + `: the subject of the job. */
  subject: string;
  addresses: string[];
};

/**
 * The artifacts that an annotation names: separated by commas or line breaks,
 * those that belong together joined with a plus sign. A plus sign between two
 * slashes is part of an address, as some hosts of repositories have it.
 */
export function parseSubjects(text: string): PullSubject[] {
  const subjects = new Map<string, PullSubject>();
  for (const part of text.split(/[,\r\n]/)) {
    const addresses = part
      .split(/(?<!\/)\+|\+(?!\/)/)
      .map(address => address.trim())
      .filter(address => address !== '')
      .slice(0, MAX_ADDRESSES);
    const subject = addresses.join(' + ');
    if (subject !== '' && subject.length <= MAX_SUBJECT_LENGTH) {
      subjects.set(subject, { subject, addresses });
    }
  }
  return [...subjects.values()].slice(0, MAX_SUBJECTS);
}
