import { ColumnList } from '../components';

/** Columns of which only the ids are known, such as orders.order_id. */
export function ColumnNames(props: { ids: readonly string[] }) {
  return (
    <ColumnList
      columns={props.ids.map(id => {
        const dot = id.indexOf('.');
        return dot < 0
          ? { id, schema: '', path: id }
          : { id, schema: id.slice(0, dot), path: id.slice(dot + 1) };
      })}
    />
  );
}
