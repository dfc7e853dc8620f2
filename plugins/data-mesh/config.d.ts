export interface Config {
  dataMesh?: {
    /**
     * The values that `spec.classification` of a data product may have, from
     * open to closed. Defaults to public, internal, confidential, restricted.
     * @deepVisibility frontend
     */
    classifications?: string[];

    /**
     * Address of the page that tells your domains how to declare data
     * products; linked where nothing is declared yet.
     * @visibility frontend
     */
    documentationUrl?: string;
  };
}
