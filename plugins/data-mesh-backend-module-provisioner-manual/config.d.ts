export interface Config {
  dataMesh?: {
    access?: {
      provisioners?: {
        manual?: {
          /**
           * Users and groups who give and take access by hand, as full entity
           * references such as `group:default/platform`. Left out, it is the
           * owner of the product.
           */
          assignees?: string[];
        };
      };
    };
  };
}
