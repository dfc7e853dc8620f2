import SvgIcon, { type SvgIconProps } from '@material-ui/core/SvgIcon';

/** The icon of the kind DataProduct: a cell of the mesh with data in it. */
export function ProductIcon(props: SvgIconProps) {
  return (
    <SvgIcon viewBox="0 0 24 24" {...props}>
      <path
        fillRule="evenodd"
        d="M12 2 20.7 7v10L12 22 3.3 17V7L12 2Zm0 2.3L5.3 8.15v7.7L12 19.7l6.7-3.85v-7.7L12 4.3Z"
        fill="currentColor"
      />
      <path
        fillRule="evenodd"
        d="M12 7.2c2.2 0 3.8.65 3.8 1.6v6.4c0 .95-1.6 1.6-3.8 1.6s-3.8-.65-3.8-1.6V8.8c0-.95 1.6-1.6 3.8-1.6Zm2.3 3.05c-.62.2-1.42.3-2.3.3s-1.68-.1-2.3-.3v1.1c.3.25 1.15.5 2.3.5s2-.25 2.3-.5v-1.1Zm0 2.8c-.62.2-1.42.3-2.3.3s-1.68-.1-2.3-.3v1.95c.3.25 1.15.5 2.3.5s2-.25 2.3-.5v-1.95Z"
        fill="currentColor"
      />
    </SvgIcon>
  );
}
