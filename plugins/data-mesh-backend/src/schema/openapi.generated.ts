// Generated from openapi.yaml of data-mesh-common by `yarn generate`.
import type { JsonObject } from '@backstage/types';

export const openApiDocument: JsonObject = {
  "openapi": "3.1.0",
  "info": {
    "title": "Data Mesh",
    "version": "0.1.0",
    "description": "The registry of data products. Every route needs a Backstage user or service token and answers only for products that the caller may read.",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/"
    }
  ],
  "tags": [
    {
      "name": "products",
      "description": "Find and understand data products"
    },
    {
      "name": "contracts",
      "description": "Data contracts and their history"
    },
    {
      "name": "domains",
      "description": "Domains and the mesh as a whole"
    },
    {
      "name": "registry",
      "description": "How fresh the registry is"
    }
  ],
  "paths": {
    "/products": {
      "get": {
        "operationId": "listProducts",
        "tags": [
          "products"
        ],
        "summary": "Find products by text, facets and sorting, page by page",
        "parameters": [
          {
            "name": "q",
            "in": "query",
            "allowReserved": true,
            "description": "Words to find in names, titles, descriptions, tags, ports and columns. Every word must be found; the start of a word is enough.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "$ref": "#/components/parameters/domain"
          },
          {
            "$ref": "#/components/parameters/type"
          },
          {
            "$ref": "#/components/parameters/lifecycle"
          },
          {
            "$ref": "#/components/parameters/classification"
          },
          {
            "$ref": "#/components/parameters/technology"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/tag"
          },
          {
            "name": "sort",
            "in": "query",
            "description": "Defaults to relevance with a text, else title.",
            "schema": {
              "type": "string",
              "enum": [
                "relevance",
                "title",
                "domain",
                "updated",
                "classification"
              ]
            }
          },
          {
            "name": "order",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "asc",
                "desc"
              ]
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 200,
              "default": 20
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "description": "nextCursor or previousCursor of an earlier answer. It carries the query, so every other parameter but limit is ignored with it.",
            "schema": {
              "type": "string",
              "maxLength": 12000
            }
          },
          {
            "name": "facets",
            "in": "query",
            "description": "Names of the facets to count; none when left out.",
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 20,
              "items": {
                "$ref": "#/components/schemas/FacetName"
              }
            }
          }
        ],
        "responses": {
          "200": {
            "description": "One page of products",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProductPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/products/{namespace}/{name}": {
      "get": {
        "operationId": "getProduct",
        "tags": [
          "products"
        ],
        "summary": "One product with everything that its page needs",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          }
        ],
        "responses": {
          "200": {
            "description": "The product",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Product"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/products/{namespace}/{name}/lineage": {
      "get": {
        "operationId": "getLineage",
        "tags": [
          "products"
        ],
        "summary": "Products and systems upstream and downstream of one product",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          },
          {
            "name": "depth",
            "in": "query",
            "description": "Steps to follow in each direction.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 10,
              "default": 2
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A graph; edges point the way the data flows",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Graph"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/products/{namespace}/{name}/ports/{port}/contract": {
      "get": {
        "operationId": "getContract",
        "tags": [
          "contracts"
        ],
        "summary": "The contract of an output port, now or as it once was",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          },
          {
            "$ref": "#/components/parameters/port"
          },
          {
            "name": "revision",
            "in": "query",
            "description": "Content hash or version of an earlier contract; the newest contract with that version is taken. The current one when left out.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The contract, parsed and as text",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ContractDocument"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/products/{namespace}/{name}/ports/{port}/contract/history": {
      "get": {
        "operationId": "getContractHistory",
        "tags": [
          "contracts"
        ],
        "summary": "Every contract that the port has had, newest first",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          },
          {
            "$ref": "#/components/parameters/port"
          }
        ],
        "responses": {
          "200": {
            "description": "The revisions",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/ContractRevision"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/products/{namespace}/{name}/ports/{port}/contract/diff": {
      "get": {
        "operationId": "diffContracts",
        "tags": [
          "contracts"
        ],
        "summary": "What changed between two contracts of a port",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          },
          {
            "$ref": "#/components/parameters/port"
          },
          {
            "name": "from",
            "in": "query",
            "required": true,
            "description": "Content hash or version.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "name": "to",
            "in": "query",
            "description": "Content hash or version; the current one when left out.",
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The changes, breaking ones first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ContractDiff"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/domains": {
      "get": {
        "operationId": "listDomains",
        "tags": [
          "domains"
        ],
        "summary": "All domains with their numbers of readable products",
        "responses": {
          "200": {
            "description": "The domains, by title",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/DomainSummary"
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/domains/{namespace}/{name}": {
      "get": {
        "operationId": "getDomain",
        "tags": [
          "domains"
        ],
        "summary": "A domain with its products and sub-domains",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          }
        ],
        "responses": {
          "200": {
            "description": "The domain",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Domain"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/mesh": {
      "get": {
        "operationId": "getMesh",
        "tags": [
          "domains"
        ],
        "summary": "The whole mesh as a graph, for the map",
        "parameters": [
          {
            "name": "q",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "maxLength": 200
            }
          },
          {
            "$ref": "#/components/parameters/domain"
          },
          {
            "$ref": "#/components/parameters/type"
          },
          {
            "$ref": "#/components/parameters/lifecycle"
          },
          {
            "$ref": "#/components/parameters/classification"
          },
          {
            "$ref": "#/components/parameters/technology"
          },
          {
            "$ref": "#/components/parameters/owner"
          },
          {
            "$ref": "#/components/parameters/tag"
          }
        ],
        "responses": {
          "200": {
            "description": "Domains, products and the data flow between products",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Mesh"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/registry": {
      "get": {
        "operationId": "getRegistryStatus",
        "tags": [
          "registry"
        ],
        "summary": "How the registry follows the catalog",
        "responses": {
          "200": {
            "description": "The status",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegistryStatus"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/registry/refresh": {
      "post": {
        "operationId": "refreshRegistry",
        "tags": [
          "registry"
        ],
        "summary": "Follow the catalog now; optionally read every product again",
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "rebuild": {
                    "type": "boolean",
                    "default": false,
                    "description": "Read every product again, changed or not."
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What was done",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/SyncReport"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    }
  },
  "components": {
    "parameters": {
      "namespace": {
        "name": "namespace",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "name": {
        "name": "name",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 63
        }
      },
      "port": {
        "name": "port",
        "in": "path",
        "required": true,
        "description": "Name of an output port.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        }
      },
      "domain": {
        "name": "domain",
        "in": "query",
        "description": "Full entity reference of the domain. Products of its sub-domains count too.",
        "explode": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      },
      "type": {
        "name": "type",
        "in": "query",
        "explode": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      },
      "lifecycle": {
        "name": "lifecycle",
        "in": "query",
        "explode": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      },
      "classification": {
        "name": "classification",
        "in": "query",
        "explode": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      },
      "technology": {
        "name": "technology",
        "in": "query",
        "description": "Server type of an output port's contract, such as postgresql.",
        "explode": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      },
      "owner": {
        "name": "owner",
        "in": "query",
        "description": "Full entity reference of the owner.",
        "explode": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      },
      "tag": {
        "name": "tag",
        "in": "query",
        "explode": true,
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      }
    },
    "responses": {
      "Error": {
        "description": "The error, in the form that every Backstage backend uses",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      }
    },
    "schemas": {
      "FilterValues": {
        "type": "array",
        "maxItems": 100,
        "items": {
          "type": "string",
          "minLength": 1,
          "maxLength": 300
        }
      },
      "FacetName": {
        "type": "string",
        "enum": [
          "domain",
          "type",
          "lifecycle",
          "classification",
          "technology",
          "owner",
          "tag"
        ]
      },
      "Error": {
        "type": "object",
        "required": [
          "error",
          "response"
        ],
        "properties": {
          "error": {
            "type": "object",
            "required": [
              "name",
              "message"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "message": {
                "type": "string"
              }
            }
          },
          "request": {
            "type": "object",
            "additionalProperties": true
          },
          "response": {
            "type": "object",
            "required": [
              "statusCode"
            ],
            "properties": {
              "statusCode": {
                "type": "integer"
              }
            }
          }
        }
      },
      "ProductSummary": {
        "type": "object",
        "description": "What a card or a table row shows of a product.",
        "required": [
          "ref",
          "name",
          "namespace",
          "title",
          "tags",
          "technologies",
          "outputPorts",
          "problems",
          "updatedAt",
          "columnCount"
        ],
        "properties": {
          "ref": {
            "type": "string",
            "description": "Full entity reference, lower case."
          },
          "name": {
            "type": "string"
          },
          "namespace": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "lifecycle": {
            "type": "string"
          },
          "classification": {
            "type": "string"
          },
          "version": {
            "type": "string"
          },
          "owner": {
            "type": "string",
            "description": "Full entity reference."
          },
          "domain": {
            "type": "string",
            "description": "Full entity reference."
          },
          "system": {
            "type": "string",
            "description": "Full entity reference."
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "technologies": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "outputPorts": {
            "type": "array",
            "description": "Names of the output ports, as declared.",
            "items": {
              "type": "string"
            }
          },
          "columnCount": {
            "type": "integer"
          },
          "problems": {
            "type": "object",
            "required": [
              "errors",
              "warnings"
            ],
            "properties": {
              "errors": {
                "type": "integer"
              },
              "warnings": {
                "type": "integer"
              }
            }
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "Match": {
        "type": "object",
        "description": "Where a search text was found.",
        "required": [
          "kind",
          "text"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "name",
              "title",
              "description",
              "tag",
              "port",
              "schema",
              "column"
            ]
          },
          "text": {
            "type": "string",
            "description": "The text in which it was found."
          },
          "port": {
            "type": "string"
          },
          "schema": {
            "type": "string"
          },
          "column": {
            "type": "string",
            "description": "The column whose description or other name it is."
          },
          "highlights": {
            "type": "array",
            "description": "Pairs of start and end offset in text, in UTF-16 units.",
            "items": {
              "type": "array",
              "minItems": 2,
              "maxItems": 2,
              "items": {
                "type": "integer"
              }
            }
          }
        }
      },
      "ProductHit": {
        "allOf": [
          {
            "$ref": "#/components/schemas/ProductSummary"
          },
          {
            "type": "object",
            "properties": {
              "matches": {
                "type": "array",
                "description": "The best places, with a text search only.",
                "items": {
                  "$ref": "#/components/schemas/Match"
                }
              },
              "matchCount": {
                "type": "integer",
                "description": "All places in this product, with a text search only."
              }
            }
          }
        ]
      },
      "Facet": {
        "type": "object",
        "required": [
          "name",
          "values"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/FacetName"
          },
          "values": {
            "type": "array",
            "description": "Most frequent first, at most 500. The counts ignore the facet's own filter, so that a second value can be added to it. A product counts for its domain and for the domains around it.",
            "items": {
              "type": "object",
              "required": [
                "value",
                "count"
              ],
              "properties": {
                "value": {
                  "type": "string"
                },
                "label": {
                  "type": "string",
                  "description": "The title of a domain or the name of a technology, where they are known."
                },
                "count": {
                  "type": "integer"
                }
              }
            }
          }
        }
      },
      "ProductPage": {
        "type": "object",
        "required": [
          "items",
          "total"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ProductHit"
            }
          },
          "total": {
            "type": "integer"
          },
          "nextCursor": {
            "type": "string"
          },
          "previousCursor": {
            "type": "string"
          },
          "facets": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Facet"
            }
          }
        }
      },
      "Problem": {
        "type": "object",
        "description": "A mistake in a declaration or a contract: what, where, and how to mend it.",
        "required": [
          "code",
          "severity",
          "message"
        ],
        "properties": {
          "code": {
            "type": "string",
            "description": "Stable, kebab-case, such as unknown-port."
          },
          "severity": {
            "type": "string",
            "enum": [
              "error",
              "warning"
            ]
          },
          "message": {
            "type": "string"
          },
          "remedy": {
            "type": "string",
            "description": "How to mend it."
          },
          "field": {
            "type": "string",
            "description": "Path in the file, such as spec.outputPorts[0].contract."
          },
          "source": {
            "type": "string",
            "description": "The file, as a location or a path."
          },
          "line": {
            "type": "integer",
            "minimum": 1
          },
          "column": {
            "type": "integer",
            "minimum": 1
          },
          "port": {
            "type": "string",
            "description": "The port that it concerns."
          }
        }
      },
      "OutputPort": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "version": {
            "type": "string"
          },
          "provisioner": {
            "type": "string"
          },
          "technologies": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "contract": {
            "type": "object",
            "description": "Absent when the port declares none.",
            "required": [
              "source"
            ],
            "properties": {
              "source": {
                "type": "string",
                "description": "As declared."
              },
              "url": {
                "type": "string",
                "description": "Where it was read."
              },
              "hash": {
                "type": "string",
                "description": "Absent when it could not be read."
              },
              "id": {
                "type": "string"
              },
              "version": {
                "type": "string"
              },
              "apiVersion": {
                "type": "string"
              },
              "status": {
                "type": "string"
              },
              "columnCount": {
                "type": "integer"
              },
              "problems": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Problem"
                }
              }
            }
          }
        }
      },
      "InputPort": {
        "type": "object",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "product": {
            "type": "string",
            "description": "Full entity reference."
          },
          "port": {
            "type": "string"
          },
          "entity": {
            "type": "string",
            "description": "Full entity reference."
          }
        }
      },
      "SupportChannel": {
        "type": "object",
        "required": [
          "channel"
        ],
        "properties": {
          "channel": {
            "type": "string"
          },
          "url": {
            "type": "string"
          },
          "tool": {
            "type": "string"
          },
          "scope": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "invitationUrl": {
            "type": "string"
          }
        }
      },
      "Product": {
        "allOf": [
          {
            "$ref": "#/components/schemas/ProductSummary"
          },
          {
            "type": "object",
            "required": [
              "ports",
              "inputPorts",
              "declarationProblems",
              "firstSeenAt"
            ],
            "properties": {
              "ports": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/OutputPort"
                }
              },
              "inputPorts": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/InputPort"
                }
              },
              "purpose": {
                "type": "string"
              },
              "limitations": {
                "type": "string"
              },
              "usage": {
                "type": "string"
              },
              "support": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/SupportChannel"
                }
              },
              "consumers": {
                "type": "array",
                "description": "Components that declare to read this product.",
                "items": {
                  "type": "string"
                }
              },
              "declarationProblems": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Problem"
                }
              },
              "source": {
                "type": "string",
                "description": "Location of the declaration."
              },
              "firstSeenAt": {
                "type": "string",
                "format": "date-time"
              },
              "vanishedAt": {
                "type": "string",
                "format": "date-time",
                "description": "Since when the catalog no longer has the product."
              }
            }
          }
        ]
      },
      "GraphNode": {
        "type": "object",
        "required": [
          "ref",
          "kind",
          "title",
          "distance"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "description": "Kind of entity, lower case."
          },
          "title": {
            "type": "string"
          },
          "domain": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "classification": {
            "type": "string"
          },
          "lifecycle": {
            "type": "string"
          },
          "missing": {
            "type": "boolean",
            "description": "Declared as an input, but unknown to the registry."
          },
          "distance": {
            "type": "integer",
            "description": "Steps from the asked product, negative upstream."
          }
        }
      },
      "GraphEdge": {
        "type": "object",
        "required": [
          "from",
          "to"
        ],
        "properties": {
          "from": {
            "type": "string"
          },
          "to": {
            "type": "string"
          },
          "ports": {
            "type": "array",
            "description": "Output ports through which the data flows.",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "Graph": {
        "type": "object",
        "required": [
          "nodes",
          "edges",
          "truncated"
        ],
        "properties": {
          "nodes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GraphNode"
            }
          },
          "edges": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GraphEdge"
            }
          },
          "truncated": {
            "type": "boolean",
            "description": "More nodes exist than the answer may hold."
          }
        }
      },
      "DomainSummary": {
        "type": "object",
        "required": [
          "ref",
          "title",
          "productCount",
          "totalProductCount"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "owner": {
            "type": "string"
          },
          "parent": {
            "type": "string"
          },
          "declared": {
            "type": "boolean",
            "description": "False when products name it but the catalog lacks it."
          },
          "productCount": {
            "type": "integer",
            "description": "Its own products."
          },
          "totalProductCount": {
            "type": "integer",
            "description": "Sub-domains included."
          }
        }
      },
      "Domain": {
        "allOf": [
          {
            "$ref": "#/components/schemas/DomainSummary"
          },
          {
            "type": "object",
            "required": [
              "products",
              "subdomains",
              "ancestors",
              "owners"
            ],
            "properties": {
              "products": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ProductSummary"
                }
              },
              "subdomains": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/DomainSummary"
                }
              },
              "ancestors": {
                "type": "array",
                "description": "From the root down to the parent.",
                "items": {
                  "$ref": "#/components/schemas/DomainSummary"
                }
              },
              "owners": {
                "type": "array",
                "description": "Owners of its products, sub-domains included.",
                "items": {
                  "type": "object",
                  "required": [
                    "ref",
                    "productCount"
                  ],
                  "properties": {
                    "ref": {
                      "type": "string"
                    },
                    "productCount": {
                      "type": "integer"
                    }
                  }
                }
              }
            }
          }
        ]
      },
      "Mesh": {
        "type": "object",
        "required": [
          "domains",
          "products",
          "edges",
          "total"
        ],
        "properties": {
          "domains": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DomainSummary"
            }
          },
          "products": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "ref",
                "title",
                "problems"
              ],
              "properties": {
                "ref": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "domain": {
                  "type": "string"
                },
                "type": {
                  "type": "string"
                },
                "lifecycle": {
                  "type": "string"
                },
                "classification": {
                  "type": "string"
                },
                "owner": {
                  "type": "string"
                },
                "technologies": {
                  "type": "array",
                  "items": {
                    "type": "string"
                  }
                },
                "problems": {
                  "type": "integer",
                  "description": "Errors and warnings."
                }
              }
            }
          },
          "edges": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/GraphEdge"
            }
          },
          "total": {
            "type": "integer"
          }
        }
      },
      "ContractRevision": {
        "type": "object",
        "required": [
          "hash",
          "firstSeenAt",
          "current"
        ],
        "properties": {
          "hash": {
            "type": "string",
            "description": "SHA-256 of the text, hexadecimal."
          },
          "version": {
            "type": "string"
          },
          "apiVersion": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "firstSeenAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastSeenAt": {
            "type": "string",
            "format": "date-time",
            "description": "When it was replaced; absent for the current one."
          },
          "current": {
            "type": "boolean"
          },
          "columnCount": {
            "type": "integer"
          }
        }
      },
      "ContractDocument": {
        "allOf": [
          {
            "$ref": "#/components/schemas/ContractRevision"
          },
          {
            "type": "object",
            "required": [
              "text",
              "problems"
            ],
            "properties": {
              "text": {
                "type": "string"
              },
              "url": {
                "type": "string"
              },
              "contract": {
                "$ref": "#/components/schemas/Contract"
              },
              "problems": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Problem"
                }
              }
            }
          }
        ]
      },
      "ContractChange": {
        "type": "object",
        "required": [
          "code",
          "severity",
          "path",
          "message"
        ],
        "properties": {
          "code": {
            "type": "string",
            "description": "Stable, such as property-removed."
          },
          "severity": {
            "type": "string",
            "enum": [
              "breaking",
              "warning",
              "info"
            ]
          },
          "path": {
            "type": "string",
            "description": "Schema and property, such as orders.customer.email."
          },
          "message": {
            "type": "string"
          },
          "before": {
            "type": "string"
          },
          "after": {
            "type": "string"
          }
        }
      },
      "ContractDiff": {
        "type": "object",
        "required": [
          "from",
          "to",
          "changes",
          "breaking"
        ],
        "properties": {
          "from": {
            "$ref": "#/components/schemas/ContractRevision"
          },
          "to": {
            "$ref": "#/components/schemas/ContractRevision"
          },
          "breaking": {
            "type": "integer",
            "description": "Number of breaking changes."
          },
          "changes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractChange"
            }
          }
        }
      },
      "Contract": {
        "type": "object",
        "description": "An ODCS contract of any version in one form. What a version names differently is normalised; what is unknown is left out.",
        "required": [
          "apiVersion",
          "schemas",
          "servers",
          "serviceLevels",
          "roles",
          "support",
          "team",
          "tags"
        ],
        "properties": {
          "apiVersion": {
            "type": "string",
            "description": "Of the file, such as v3.1.0."
          },
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "version": {
            "type": "string"
          },
          "status": {
            "type": "string"
          },
          "domain": {
            "type": "string"
          },
          "tenant": {
            "type": "string"
          },
          "dataProduct": {
            "type": "string"
          },
          "purpose": {
            "type": "string"
          },
          "usage": {
            "type": "string"
          },
          "limitations": {
            "type": "string"
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "schemas": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractSchema"
            }
          },
          "servers": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractServer"
            }
          },
          "serviceLevels": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ServiceLevel"
            }
          },
          "roles": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractRole"
            }
          },
          "support": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/SupportChannel"
            }
          },
          "team": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TeamMember"
            }
          },
          "price": {
            "type": "object",
            "properties": {
              "amount": {
                "type": "number"
              },
              "currency": {
                "type": "string"
              },
              "unit": {
                "type": "string"
              }
            }
          },
          "links": {
            "type": "array",
            "description": "authoritativeDefinitions.",
            "items": {
              "$ref": "#/components/schemas/ContractLink"
            }
          },
          "createdAt": {
            "type": "string"
          }
        }
      },
      "ContractLink": {
        "type": "object",
        "required": [
          "url"
        ],
        "properties": {
          "url": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "description": {
            "type": "string"
          }
        }
      },
      "ContractSchema": {
        "type": "object",
        "required": [
          "name",
          "properties",
          "quality"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "physicalName": {
            "type": "string"
          },
          "physicalType": {
            "type": "string",
            "description": "Such as table, view, topic."
          },
          "logicalType": {
            "type": "string"
          },
          "businessName": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "granularity": {
            "type": "string"
          },
          "deprecated": {
            "type": "boolean"
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "properties": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractProperty"
            }
          },
          "quality": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/QualityRule"
            }
          },
          "links": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractLink"
            }
          }
        }
      },
      "ContractProperty": {
        "type": "object",
        "description": "A column or field. Properties of an object stand in properties, the element of an array in items.",
        "required": [
          "name",
          "path",
          "required",
          "unique",
          "quality"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "path": {
            "type": "string",
            "description": "Within its schema, such as address.city or lines[].sku."
          },
          "logicalType": {
            "type": "string"
          },
          "physicalType": {
            "type": "string"
          },
          "physicalName": {
            "type": "string"
          },
          "businessName": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "required": {
            "type": "boolean"
          },
          "unique": {
            "type": "boolean"
          },
          "primaryKey": {
            "type": "integer",
            "description": "Position in the primary key, from 1."
          },
          "partitioned": {
            "type": "integer",
            "description": "Position in the partition key, from 1."
          },
          "references": {
            "type": "array",
            "description": "Foreign keys, such as customers.id.",
            "items": {
              "type": "string"
            }
          },
          "classification": {
            "type": "string"
          },
          "critical": {
            "type": "boolean"
          },
          "encryptedName": {
            "type": "string"
          },
          "deprecated": {
            "type": "boolean"
          },
          "semanticType": {
            "type": "string"
          },
          "examples": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "values": {
            "type": "array",
            "description": "The values that are allowed, where the contract lists them.",
            "items": {
              "type": "object",
              "required": [
                "value"
              ],
              "properties": {
                "value": {
                  "type": "string"
                },
                "label": {
                  "type": "string"
                }
              }
            }
          },
          "constraints": {
            "type": "object",
            "description": "logicalTypeOptions, such as minimum, maxLength, pattern, format.",
            "additionalProperties": {
              "type": "string"
            }
          },
          "transform": {
            "type": "string"
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "quality": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/QualityRule"
            }
          },
          "properties": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractProperty"
            }
          },
          "items": {
            "$ref": "#/components/schemas/ContractProperty"
          },
          "links": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ContractLink"
            }
          }
        }
      },
      "QualityRule": {
        "type": "object",
        "required": [
          "type",
          "title"
        ],
        "properties": {
          "type": {
            "type": "string",
            "enum": [
              "library",
              "text",
              "sql",
              "custom"
            ]
          },
          "id": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string",
            "description": "One line in words, such as \"null values: at most 1 percent\"."
          },
          "description": {
            "type": "string"
          },
          "metric": {
            "type": "string"
          },
          "arguments": {
            "type": "object",
            "additionalProperties": true
          },
          "operator": {
            "type": "string",
            "description": "Such as mustBeLessThan."
          },
          "threshold": {
            "description": "A value, or two for the between operators.",
            "type": "array",
            "items": {
              "type": [
                "string",
                "number",
                "boolean"
              ]
            }
          },
          "unit": {
            "type": "string"
          },
          "dimension": {
            "type": "string"
          },
          "severity": {
            "type": "string"
          },
          "businessImpact": {
            "type": "string"
          },
          "schedule": {
            "type": "string"
          },
          "scheduler": {
            "type": "string"
          },
          "query": {
            "type": "string"
          },
          "engine": {
            "type": "string"
          },
          "implementation": {
            "type": "string",
            "description": "As text; YAML where it was an object."
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "ServiceLevel": {
        "type": "object",
        "required": [
          "property",
          "value"
        ],
        "properties": {
          "property": {
            "type": "string",
            "description": "Canonical name, such as availability or latency."
          },
          "value": {
            "type": [
              "string",
              "number",
              "boolean"
            ]
          },
          "valueExt": {
            "type": [
              "string",
              "number",
              "boolean"
            ]
          },
          "unit": {
            "type": "string"
          },
          "element": {
            "type": "string"
          },
          "driver": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "schedule": {
            "type": "string"
          },
          "scheduler": {
            "type": "string"
          }
        }
      },
      "ContractRole": {
        "type": "object",
        "required": [
          "role"
        ],
        "properties": {
          "role": {
            "type": "string"
          },
          "access": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "firstLevelApprovers": {
            "type": "string"
          },
          "secondLevelApprovers": {
            "type": "string"
          }
        }
      },
      "TeamMember": {
        "type": "object",
        "required": [
          "username"
        ],
        "properties": {
          "username": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "role": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "dateIn": {
            "type": "string"
          },
          "dateOut": {
            "type": "string"
          }
        }
      },
      "ContractServer": {
        "type": "object",
        "required": [
          "type",
          "settings"
        ],
        "properties": {
          "server": {
            "type": "string",
            "description": "Its identifier in the contract."
          },
          "type": {
            "type": "string",
            "description": "Such as postgresql, kafka, s3."
          },
          "environment": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "roles": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "settings": {
            "type": "object",
            "description": "The fields of its type, such as host, port, database, schema, topic.",
            "additionalProperties": {
              "type": "string"
            }
          }
        }
      },
      "RegistryStatus": {
        "type": "object",
        "required": [
          "revision",
          "products",
          "contracts",
          "columns"
        ],
        "properties": {
          "revision": {
            "type": "integer"
          },
          "products": {
            "type": "integer"
          },
          "contracts": {
            "type": "integer"
          },
          "columns": {
            "type": "integer"
          },
          "lastSyncAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastChangeAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastError": {
            "type": "string",
            "description": "Of the last sync; absent when it succeeded."
          },
          "heldBack": {
            "type": "integer",
            "description": "Products that vanished in a suspicious mass and are kept for now."
          }
        }
      },
      "SyncReport": {
        "type": "object",
        "required": [
          "changed",
          "vanished",
          "unchanged",
          "heldBack",
          "durationMs"
        ],
        "properties": {
          "changed": {
            "type": "integer"
          },
          "vanished": {
            "type": "integer"
          },
          "unchanged": {
            "type": "integer"
          },
          "heldBack": {
            "type": "integer"
          },
          "durationMs": {
            "type": "integer"
          }
        }
      }
    }
  }
};
