// Generated from openapi.yaml of data-mesh-common by `yarn generate`.
import type { JsonObject } from '@backstage/types';

export const openApiDocument: JsonObject = {
  "openapi": "3.1.0",
  "info": {
    "title": "Data Mesh",
    "version": "0.1.0",
    "description": "The registry of data products, their quality, and access to them. Every route needs a Backstage user or service token and answers only for products that the caller may read, unless it says otherwise.",
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
    },
    {
      "name": "access",
      "description": "Ask for access, decide, and lose it in time"
    },
    {
      "name": "audit",
      "description": "Proof of every step"
    },
    {
      "name": "quality",
      "description": "Whether a product can be trusted, and why"
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
            "$ref": "#/components/parameters/quality"
          },
          {
            "$ref": "#/components/parameters/maturity"
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
                "classification",
                "quality"
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
            "$ref": "#/components/parameters/quality"
          },
          {
            "$ref": "#/components/parameters/maturity"
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
    },
    "/products/{namespace}/{name}/access": {
      "get": {
        "operationId": "getProductAccess",
        "tags": [
          "access"
        ],
        "summary": "Who has access to a product, and whether the caller has",
        "description": "Everybody who may read the product sees whether they have access themselves. Its owners, and those with data-mesh.access.read.all, also see all grants and open requests.",
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
            "description": "The access of the product",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProductAccess"
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
    "/products/{namespace}/{name}/ports/{port}/access": {
      "get": {
        "operationId": "getPortAccess",
        "tags": [
          "access"
        ],
        "summary": "What the caller may ask for at an output port",
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
            "description": "Everything that a request dialog needs",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PortAccess"
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
    "/access/requests": {
      "get": {
        "operationId": "listAccessRequests",
        "tags": [
          "access"
        ],
        "summary": "Requests, newest first",
        "parameters": [
          {
            "name": "scope",
            "in": "query",
            "description": "mine: made by the caller or for somebody that they act for. all: every request of products that the caller owns, or of all products with data-mesh.access.read.all.",
            "schema": {
              "type": "string",
              "enum": [
                "mine",
                "all"
              ],
              "default": "mine"
            }
          },
          {
            "name": "state",
            "in": "query",
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 10,
              "items": {
                "$ref": "#/components/schemas/RequestState"
              }
            }
          },
          {
            "name": "product",
            "in": "query",
            "allowReserved": true,
            "description": "Full entity reference.",
            "schema": {
              "type": "string",
              "maxLength": 300
            }
          },
          {
            "$ref": "#/components/parameters/pageLimit"
          },
          {
            "$ref": "#/components/parameters/pageCursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of requests",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AccessRequestPage"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      },
      "post": {
        "operationId": "createAccessRequest",
        "tags": [
          "access"
        ],
        "summary": "Ask for access",
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "The same key of the same requester answers with the request that it made first.",
            "schema": {
              "type": "string",
              "minLength": 8,
              "maxLength": 100
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AccessOrder"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The request, pending or approved at once",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AccessRequestDetail"
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
    "/access/requests/preview": {
      "post": {
        "operationId": "previewAccessRequest",
        "tags": [
          "access"
        ],
        "summary": "What would happen to a request, without making it",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AccessOrderDraft"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The preview",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AccessPreview"
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
    "/access/requests/{id}": {
      "get": {
        "operationId": "getAccessRequest",
        "tags": [
          "access"
        ],
        "summary": "One request with its plan, decisions, timeline and grant",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "responses": {
          "200": {
            "description": "The request",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AccessRequestDetail"
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
    "/access/requests/{id}/withdraw": {
      "post": {
        "operationId": "withdrawAccessRequest",
        "tags": [
          "access"
        ],
        "summary": "Take a pending request back",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Comment"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/AccessRequest"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/requests/{id}/comment": {
      "post": {
        "operationId": "commentAccessRequest",
        "tags": [
          "access"
        ],
        "summary": "Ask or answer a question about a request",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "comment"
                ],
                "properties": {
                  "comment": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 4000
                  },
                  "question": {
                    "type": "boolean",
                    "default": false,
                    "description": "Waits for an answer of the requester."
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/AccessRequest"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/requests/{id}/delegate": {
      "post": {
        "operationId": "delegateAccessRequest",
        "tags": [
          "access"
        ],
        "summary": "Let somebody else decide the current step in the caller's place",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "to"
                ],
                "properties": {
                  "to": {
                    "type": "string",
                    "maxLength": 300,
                    "description": "Full entity reference of a user or group."
                  },
                  "comment": {
                    "type": "string",
                    "maxLength": 4000
                  },
                  "version": {
                    "type": "integer",
                    "minimum": 0
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/AccessRequest"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/requests/{id}/escalate": {
      "post": {
        "operationId": "escalateAccessRequest",
        "tags": [
          "access"
        ],
        "summary": "Bring the current step before those above its approvers",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Comment"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/AccessRequest"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/decisions": {
      "post": {
        "operationId": "decideAccessRequests",
        "tags": [
          "access"
        ],
        "summary": "Approve or reject one request or several",
        "description": "Each is decided in a transaction of its own. A request that is no longer in the version that the caller saw is not decided; its outcome carries status 409 and the present state.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "decisions"
                ],
                "properties": {
                  "decisions": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 50,
                    "items": {
                      "$ref": "#/components/schemas/DecisionOrder"
                    }
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "An outcome for each, in the same order",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "outcomes"
                  ],
                  "properties": {
                    "outcomes": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/DecisionOutcome"
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
    "/access/inbox": {
      "get": {
        "operationId": "getInbox",
        "tags": [
          "access"
        ],
        "summary": "What waits for the caller, the most urgent first",
        "parameters": [
          {
            "$ref": "#/components/parameters/pageLimit"
          },
          {
            "$ref": "#/components/parameters/pageCursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of requests to decide, and all open tasks",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Inbox"
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
    "/access/inbox/count": {
      "get": {
        "operationId": "countInbox",
        "tags": [
          "access"
        ],
        "summary": "How much waits for the caller",
        "responses": {
          "200": {
            "description": "The counts; each stops at 100",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/InboxCount"
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
    "/access/grants": {
      "get": {
        "operationId": "listGrants",
        "tags": [
          "access"
        ],
        "summary": "Grants, those that end first first",
        "description": "With the status ended alone, those that ended last come first.",
        "parameters": [
          {
            "name": "scope",
            "in": "query",
            "description": "As for requests.",
            "schema": {
              "type": "string",
              "enum": [
                "mine",
                "all"
              ],
              "default": "mine"
            }
          },
          {
            "name": "status",
            "in": "query",
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 3,
              "items": {
                "$ref": "#/components/schemas/GrantStatus"
              }
            }
          },
          {
            "name": "problems",
            "in": "query",
            "description": "Only those whose platform cannot be made to give or take what it should, or gave something else; whatever their status.",
            "schema": {
              "type": "boolean",
              "default": false
            }
          },
          {
            "name": "product",
            "in": "query",
            "allowReserved": true,
            "description": "Full entity reference.",
            "schema": {
              "type": "string",
              "maxLength": 300
            }
          },
          {
            "$ref": "#/components/parameters/pageLimit"
          },
          {
            "$ref": "#/components/parameters/pageCursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of grants",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/GrantPage"
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
    "/access/grants/{id}": {
      "get": {
        "operationId": "getGrant",
        "tags": [
          "access"
        ],
        "summary": "One grant, with how to connect and what became of it",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "responses": {
          "200": {
            "description": "The grant",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/GrantDetail"
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
    "/access/grants/{id}/revoke": {
      "post": {
        "operationId": "revokeGrant",
        "tags": [
          "access"
        ],
        "summary": "Take access away (owner, or data-mesh.access.revoke.any)",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "comment"
                ],
                "properties": {
                  "comment": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 4000
                  },
                  "endSessions": {
                    "type": "boolean",
                    "default": false,
                    "description": "Also end what the consumer has open in the platform."
                  },
                  "version": {
                    "type": "integer",
                    "minimum": 0
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Grant"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/grants/{id}/return": {
      "post": {
        "operationId": "returnGrant",
        "tags": [
          "access"
        ],
        "summary": "Give access back (its consumer)",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Comment"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Grant"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/grants/{id}/extend": {
      "post": {
        "operationId": "extendGrant",
        "tags": [
          "access"
        ],
        "summary": "Let a grant end later (owner), within the longest duration",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "endsAt",
                  "comment"
                ],
                "properties": {
                  "endsAt": {
                    "type": "string",
                    "format": "date-time"
                  },
                  "comment": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 4000
                  },
                  "version": {
                    "type": "integer",
                    "minimum": 0
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Grant"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/grants/{id}/renew": {
      "post": {
        "operationId": "renewGrant",
        "tags": [
          "access"
        ],
        "summary": "Ask to keep access after its end (its consumer)",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "duration"
                ],
                "properties": {
                  "duration": {
                    "$ref": "#/components/schemas/Duration"
                  },
                  "justification": {
                    "type": "string",
                    "maxLength": 4000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The request for renewal",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AccessRequestDetail"
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
    "/access/grants/{id}/recertify": {
      "post": {
        "operationId": "recertifyGrant",
        "tags": [
          "access"
        ],
        "summary": "Confirm that access is still right, for the contract of today",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Comment"
              }
            }
          }
        },
        "responses": {
          "200": {
            "$ref": "#/components/responses/Grant"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/grants/{id}/retry": {
      "post": {
        "operationId": "retryGrant",
        "tags": [
          "access"
        ],
        "summary": "Try the provisioning of a grant again now",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/Grant"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/access/grants/{id}/agreement": {
      "get": {
        "operationId": "getAgreement",
        "tags": [
          "access"
        ],
        "summary": "The grant as a Data Usage Agreement 0.0.1",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          },
          {
            "name": "format",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "json",
                "yaml"
              ],
              "default": "json"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The agreement",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "additionalProperties": true
                }
              },
              "application/yaml": {
                "schema": {
                  "type": "string"
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
    "/access/tasks/{id}/complete": {
      "post": {
        "operationId": "completeTask",
        "tags": [
          "access"
        ],
        "summary": "Say that a task of provisioning by hand was done, or cannot be",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "outcome"
                ],
                "properties": {
                  "outcome": {
                    "type": "string",
                    "enum": [
                      "done",
                      "refused"
                    ]
                  },
                  "comment": {
                    "type": "string",
                    "maxLength": 4000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The task",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProvisioningTask"
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
    "/access/provisioning": {
      "get": {
        "operationId": "getProvisioningStatus",
        "tags": [
          "access"
        ],
        "summary": "How provisioning stands, target by target",
        "responses": {
          "200": {
            "description": "The status",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProvisioningStatus"
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
    "/access/provisioning/resume": {
      "post": {
        "operationId": "resumeProvisioning",
        "tags": [
          "access"
        ],
        "summary": "Let provisioning change things again after it stopped itself",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "comment"
                ],
                "properties": {
                  "comment": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 4000
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The status",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProvisioningStatus"
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
    "/audit/entries": {
      "get": {
        "operationId": "listAuditEntries",
        "tags": [
          "audit"
        ],
        "summary": "The audit log, newest first",
        "parameters": [
          {
            "$ref": "#/components/parameters/auditAction"
          },
          {
            "$ref": "#/components/parameters/auditActor"
          },
          {
            "$ref": "#/components/parameters/auditProduct"
          },
          {
            "$ref": "#/components/parameters/auditConsumer"
          },
          {
            "$ref": "#/components/parameters/auditRequest"
          },
          {
            "$ref": "#/components/parameters/auditGrant"
          },
          {
            "$ref": "#/components/parameters/auditFrom"
          },
          {
            "$ref": "#/components/parameters/auditTo"
          },
          {
            "$ref": "#/components/parameters/pageLimit"
          },
          {
            "$ref": "#/components/parameters/pageCursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of entries",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AuditPage"
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
    "/audit/export": {
      "get": {
        "operationId": "exportAudit",
        "tags": [
          "audit"
        ],
        "summary": "The audit log as JSON Lines, oldest first",
        "parameters": [
          {
            "$ref": "#/components/parameters/auditAction"
          },
          {
            "$ref": "#/components/parameters/auditActor"
          },
          {
            "$ref": "#/components/parameters/auditProduct"
          },
          {
            "$ref": "#/components/parameters/auditConsumer"
          },
          {
            "$ref": "#/components/parameters/auditRequest"
          },
          {
            "$ref": "#/components/parameters/auditGrant"
          },
          {
            "$ref": "#/components/parameters/auditFrom"
          },
          {
            "$ref": "#/components/parameters/auditTo"
          }
        ],
        "responses": {
          "200": {
            "description": "One AuditEntry a line",
            "content": {
              "application/x-ndjson": {
                "schema": {
                  "type": "string"
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
    "/audit/verification": {
      "get": {
        "operationId": "verifyAudit",
        "tags": [
          "audit"
        ],
        "summary": "Whether the hash chain of the audit log is whole",
        "responses": {
          "200": {
            "description": "The verdict",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AuditVerification"
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
    "/products/{namespace}/{name}/quality": {
      "get": {
        "operationId": "getProductQuality",
        "tags": [
          "quality"
        ],
        "summary": "Whether a product can be trusted, and why",
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
            "description": "Score, coverage, checks, service levels and incidents",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProductQuality"
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
    "/products/{namespace}/{name}/quality/history": {
      "get": {
        "operationId": "getQualityHistory",
        "tags": [
          "quality"
        ],
        "summary": "The score of a product day by day",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          },
          {
            "$ref": "#/components/parameters/days"
          }
        ],
        "responses": {
          "200": {
            "description": "One entry a day, oldest first, from the first known one",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QualityHistory"
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
    "/products/{namespace}/{name}/quality/checks/{check}/history": {
      "get": {
        "operationId": "getCheckHistory",
        "tags": [
          "quality"
        ],
        "summary": "What became of a check, run by run",
        "description": "From the latest 1,000 runs of its engine about the product.",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          },
          {
            "name": "check",
            "in": "path",
            "required": true,
            "description": "id of the check.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 2147483647
            }
          },
          {
            "name": "limit",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 500,
              "default": 50
            }
          }
        ],
        "responses": {
          "200": {
            "description": "Results, newest first",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CheckHistory"
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
    "/products/{namespace}/{name}/quality/maturity": {
      "get": {
        "operationId": "getMaturity",
        "tags": [
          "quality"
        ],
        "summary": "The levels that a product has reached, and what is missing",
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
            "description": "Every scorecard that applies to the product",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "scorecards"
                  ],
                  "properties": {
                    "scorecards": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/MaturityResult"
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
    "/products/{namespace}/{name}/quality/run": {
      "post": {
        "operationId": "runChecks",
        "tags": [
          "quality"
        ],
        "summary": "Have the portal run its own checks now",
        "description": "For owners of the product, and those with data-mesh.quality.manage. 400 where the portal has nothing to run, 409 while all of it is running.",
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          }
        ],
        "responses": {
          "202": {
            "description": "They are due now",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "ports"
                  ],
                  "properties": {
                    "ports": {
                      "type": "array",
                      "description": "Output ports whose checks the portal can run.",
                      "items": {
                        "type": "string"
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
    "/products/{namespace}/{name}/quality/badge": {
      "get": {
        "operationId": "getBadgeLink",
        "tags": [
          "quality"
        ],
        "summary": "The address of the badge of a product, for READMEs",
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
            "description": "Path below the address of this API",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "path"
                  ],
                  "properties": {
                    "path": {
                      "type": "string"
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
    "/products/{namespace}/{name}/facts": {
      "get": {
        "operationId": "getProductFacts",
        "tags": [
          "quality"
        ],
        "summary": "The facts of a product, as expressions of scorecards see them",
        "description": "How many have access, and how many products build on it, is told to owners of the product and those with data-mesh.quality.manage.",
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
            "description": "The facts, with the version of their form",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProductFacts"
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
    "/quality/badges/{namespace}/{name}/{file}": {
      "get": {
        "operationId": "getBadge",
        "tags": [
          "quality"
        ],
        "summary": "The badge of a product as SVG",
        "description": "Answers without a token to whoever knows the address, as pages of repositories do; the address cannot be guessed.",
        "security": [],
        "parameters": [
          {
            "$ref": "#/components/parameters/namespace"
          },
          {
            "$ref": "#/components/parameters/name"
          },
          {
            "name": "file",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 100
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The badge",
            "content": {
              "image/svg+xml": {
                "schema": {
                  "type": "string"
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
    "/quality/overview": {
      "get": {
        "operationId": "getQualityOverview",
        "tags": [
          "quality"
        ],
        "summary": "The quality of the mesh, its domains and owners",
        "parameters": [
          {
            "$ref": "#/components/parameters/domain"
          }
        ],
        "responses": {
          "200": {
            "description": "Roll-ups over the products that the caller may read",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QualityOverview"
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
    "/quality/rollups/history": {
      "get": {
        "operationId": "getRollUpHistory",
        "tags": [
          "quality"
        ],
        "summary": "A roll-up day by day",
        "parameters": [
          {
            "name": "scope",
            "in": "query",
            "allowReserved": true,
            "description": "mesh, or the full entity reference of a domain or an owner.",
            "schema": {
              "type": "string",
              "maxLength": 300,
              "default": "mesh"
            }
          },
          {
            "$ref": "#/components/parameters/days"
          }
        ],
        "responses": {
          "200": {
            "description": "One entry a day, oldest first; hidden where the caller may not read every product of the scope.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RollUpHistory"
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
    "/quality/incidents": {
      "get": {
        "operationId": "listIncidents",
        "tags": [
          "quality"
        ],
        "summary": "What fell, newest first",
        "parameters": [
          {
            "name": "state",
            "in": "query",
            "explode": true,
            "schema": {
              "type": "array",
              "maxItems": 3,
              "items": {
                "$ref": "#/components/schemas/IncidentState"
              }
            }
          },
          {
            "name": "product",
            "in": "query",
            "allowReserved": true,
            "description": "Full entity reference.",
            "schema": {
              "type": "string",
              "maxLength": 300
            }
          },
          {
            "$ref": "#/components/parameters/pageLimit"
          },
          {
            "$ref": "#/components/parameters/pageCursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page of incidents of products that the caller may read",
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
                        "$ref": "#/components/schemas/Incident"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
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
    "/quality/incidents/{id}/acknowledge": {
      "post": {
        "operationId": "acknowledgeIncident",
        "tags": [
          "quality"
        ],
        "summary": "Say that somebody sees to it, or change what was said",
        "description": "For owners of the product, and those with data-mesh.quality.manage. 409 when it is resolved, or changed since the version that was seen.",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "note",
                  "version"
                ],
                "properties": {
                  "note": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 4000,
                    "description": "For the people of the product."
                  },
                  "publicStatus": {
                    "type": "string",
                    "maxLength": 1000,
                    "description": "For everybody who may read the product."
                  },
                  "version": {
                    "type": "integer",
                    "minimum": 1
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The incident",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Incident"
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
    "/quality/results": {
      "post": {
        "operationId": "pushResults",
        "tags": [
          "quality"
        ],
        "summary": "Bring the artifacts of an engine's run",
        "description": "The body is an artifact as the engine wrote it, whatever its type says, or a form with several that belong together, such as run results with their manifest. It may be compressed with gzip, deflate or br. Takes a token for results, as bearer or x-api-key, which writes for products of its owner; or a Backstage token, which writes for what a person owns, or for the owners that dataMesh.quality.writers gives a service. 400 for a broken body, 408 when nothing comes for 30 seconds, 413 for more than is taken, 415 for an unknown compression, 422 when nothing in it can be read, 503 when it is to come again; nothing is changed by these.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {}
            },
            "multipart/form-data": {
              "schema": {
                "type": "object",
                "additionalProperties": true
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "What was matched to which product, what was not, and why",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ResultsReceipt"
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
    "/quality/publish/datacontract": {
      "post": {
        "operationId": "publishDataContractRun",
        "tags": [
          "quality"
        ],
        "summary": "Where datacontract test --publish sends its run",
        "description": "As /quality/results, for runs of the Data Contract CLI alone. Always answers 200 to what it takes, with the page of the product in location-html where all results belong to one.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {}
            }
          }
        },
        "responses": {
          "200": {
            "description": "As for pushed results",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ResultsReceipt"
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
    "/quality/openlineage/api/v1/lineage": {
      "post": {
        "operationId": "postOpenLineageEvent",
        "tags": [
          "quality"
        ],
        "summary": "Where the HTTP transport of OpenLineage sends its events",
        "description": "As /quality/results, for events of OpenLineage alone; those about no run are passed over.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {}
            }
          }
        },
        "responses": {
          "200": {
            "description": "As for pushed results",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ResultsReceipt"
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
    "/quality/tokens": {
      "get": {
        "operationId": "listResultTokens",
        "tags": [
          "quality"
        ],
        "summary": "Tokens with which results are pushed",
        "description": "Those of the caller and of groups of which they are a direct member; all with data-mesh.quality.manage. At most 1,000.",
        "responses": {
          "200": {
            "description": "The tokens, newest first, without their secrets",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "owners"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/ResultToken"
                      }
                    },
                    "owners": {
                      "type": "array",
                      "description": "Owners for which the caller may make one.",
                      "items": {
                        "type": "string"
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
      },
      "post": {
        "operationId": "createResultToken",
        "tags": [
          "quality"
        ],
        "summary": "Make a token with which results are pushed",
        "description": "For oneself and groups of which one is a direct member, with data-mesh.quality.publish; for every owner with data-mesh.quality.manage. 409 when the owner has 100 that are good.",
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "owner",
                  "name"
                ],
                "properties": {
                  "owner": {
                    "type": "string",
                    "maxLength": 300
                  },
                  "name": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 100
                  },
                  "expiresIn": {
                    "$ref": "#/components/schemas/Duration"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The token, with the secret that is never shown again",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "token",
                    "secret"
                  ],
                  "properties": {
                    "token": {
                      "$ref": "#/components/schemas/ResultToken"
                    },
                    "secret": {
                      "type": "string"
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
    "/quality/tokens/{token}/revoke": {
      "post": {
        "operationId": "revokeResultToken",
        "tags": [
          "quality"
        ],
        "summary": "Make a token worthless, at once and for good",
        "description": "For people of its owner, and those with data-mesh.quality.manage.",
        "parameters": [
          {
            "name": "token",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string",
              "maxLength": 36
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The token",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ResultToken"
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
    "/quality/unmatched": {
      "get": {
        "operationId": "listUnmatchedResults",
        "tags": [
          "quality"
        ],
        "summary": "Results that belong to no product yet",
        "description": "Those sent for an owner that the caller belongs to; all with data-mesh.quality.manage.",
        "parameters": [
          {
            "$ref": "#/components/parameters/pageLimit"
          },
          {
            "$ref": "#/components/parameters/pageCursor"
          }
        ],
        "responses": {
          "200": {
            "description": "One page, latest first",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "items",
                    "mappings"
                  ],
                  "properties": {
                    "items": {
                      "type": "array",
                      "items": {
                        "$ref": "#/components/schemas/UnmatchedTarget"
                      }
                    },
                    "mappings": {
                      "type": "array",
                      "description": "What was mapped before, newest first, at most 200.",
                      "items": {
                        "$ref": "#/components/schemas/TargetMapping"
                      }
                    },
                    "nextCursor": {
                      "type": "string"
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
    "/quality/unmatched/{id}/map": {
      "post": {
        "operationId": "mapTarget",
        "tags": [
          "quality"
        ],
        "summary": "Say to which output port such results belong, from now on",
        "description": "For people of the owner for whom they were sent, and those with data-mesh.quality.manage; only to products of that owner, else 403. 409 when somebody mapped them meanwhile.",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "type": "object",
                "additionalProperties": false,
                "required": [
                  "product",
                  "port"
                ],
                "properties": {
                  "product": {
                    "type": "string",
                    "maxLength": 300
                  },
                  "port": {
                    "type": "string",
                    "maxLength": 255
                  },
                  "schema": {
                    "type": "string",
                    "maxLength": 255
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The mapping, and how many kept results it brought home",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "mapping",
                    "results"
                  ],
                  "properties": {
                    "mapping": {
                      "$ref": "#/components/schemas/TargetMapping"
                    },
                    "results": {
                      "type": "integer"
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
    "/quality/unmatched/{id}/dismiss": {
      "post": {
        "operationId": "dismissTarget",
        "tags": [
          "quality"
        ],
        "summary": "Forget such results, until they come again",
        "description": "For people of the owner for whom they were sent, and those with data-mesh.quality.manage.",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "responses": {
          "204": {
            "description": "Forgotten"
          },
          "default": {
            "$ref": "#/components/responses/Error"
          }
        }
      }
    },
    "/quality/mappings/{id}/remove": {
      "post": {
        "operationId": "removeMapping",
        "tags": [
          "quality"
        ],
        "summary": "No longer map such results",
        "description": "For people of the owner for whom they were mapped, and those with data-mesh.quality.manage. What it brought home stays.",
        "parameters": [
          {
            "$ref": "#/components/parameters/id"
          }
        ],
        "responses": {
          "204": {
            "description": "Removed"
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
      "days": {
        "name": "days",
        "in": "query",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 730,
          "default": 90
        }
      },
      "id": {
        "name": "id",
        "in": "path",
        "required": true,
        "schema": {
          "type": "string",
          "format": "uuid",
          "maxLength": 36
        }
      },
      "pageLimit": {
        "name": "limit",
        "in": "query",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 200,
          "default": 20
        }
      },
      "pageCursor": {
        "name": "cursor",
        "in": "query",
        "description": "nextCursor of an earlier answer to the same question.",
        "schema": {
          "type": "string",
          "maxLength": 2000
        }
      },
      "auditAction": {
        "name": "action",
        "in": "query",
        "explode": true,
        "schema": {
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "maxLength": 100
          }
        }
      },
      "auditActor": {
        "name": "actor",
        "in": "query",
        "allowReserved": true,
        "description": "Full entity reference, or a service such as system:expiry.",
        "schema": {
          "type": "string",
          "maxLength": 300
        }
      },
      "auditProduct": {
        "name": "product",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "maxLength": 300
        }
      },
      "auditConsumer": {
        "name": "consumer",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "maxLength": 300
        }
      },
      "auditRequest": {
        "name": "requestId",
        "in": "query",
        "schema": {
          "type": "string",
          "maxLength": 36
        }
      },
      "auditGrant": {
        "name": "grantId",
        "in": "query",
        "schema": {
          "type": "string",
          "maxLength": 36
        }
      },
      "auditFrom": {
        "name": "from",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "format": "date-time"
        }
      },
      "auditTo": {
        "name": "to",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "type": "string",
          "format": "date-time"
        }
      },
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
      "quality": {
        "name": "quality",
        "in": "query",
        "description": "Band of the quality score: good from 90, fair from 70, poor below, none where nothing was evaluated.",
        "explode": true,
        "schema": {
          "$ref": "#/components/schemas/FilterValues"
        }
      },
      "maturity": {
        "name": "maturity",
        "in": "query",
        "description": "Number of the level reached in the first scorecard that is for the product, from 0.",
        "explode": true,
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
      "AccessRequest": {
        "description": "The request as it is now",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/AccessRequestDetail"
            }
          }
        }
      },
      "Grant": {
        "description": "The grant as it is now",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/GrantDetail"
            }
          }
        }
      },
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
          "quality",
          "maturity",
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
          "quality": {
            "$ref": "#/components/schemas/QualityBrief"
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
                  "description": "The title of a domain or of a level of maturity, or the name of a technology, where they are known."
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
          "access": {
            "type": "object",
            "properties": {
              "autoApprove": {
                "type": "array",
                "description": "Classifications that are given without a decision.",
                "items": {
                  "type": "string"
                }
              }
            }
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
          "quality": {
            "$ref": "#/components/schemas/QualityBrief"
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
                },
                "quality": {
                  "$ref": "#/components/schemas/QualityBrief"
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
          },
          "columns": {
            "type": "array",
            "description": "Ids of the columns that it gives, such as orders.order_id, or patterns such as orders.*; absent for all.",
            "items": {
              "type": "string"
            }
          },
          "exceptColumns": {
            "type": "array",
            "description": "As columns, those that it does not give.",
            "items": {
              "type": "string"
            }
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
      },
      "Duration": {
        "type": "string",
        "description": "ISO 8601 in days, weeks, months or years, such as P90D.",
        "pattern": "^P(?=\\d)(?:\\d{1,3}Y)?(?:\\d{1,4}M)?(?:\\d{1,4}W)?(?:\\d{1,5}D)?$",
        "maxLength": 20
      },
      "Comment": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "comment": {
            "type": "string",
            "maxLength": 4000
          },
          "version": {
            "type": "integer",
            "minimum": 0,
            "description": "The version that the caller saw; 409 when it changed."
          }
        }
      },
      "RequestState": {
        "type": "string",
        "enum": [
          "pending",
          "approved",
          "rejected",
          "withdrawn",
          "expired",
          "closed"
        ]
      },
      "GrantStatus": {
        "type": "string",
        "description": "scheduled: begins in the future. active: within its window. ended: its window is over, whatever the platform says.",
        "enum": [
          "scheduled",
          "active",
          "ended"
        ]
      },
      "GrantEnd": {
        "type": "string",
        "enum": [
          "expired",
          "revoked",
          "returned",
          "superseded"
        ]
      },
      "Observed": {
        "type": "string",
        "description": "What the platform was last seen to give.",
        "enum": [
          "unknown",
          "absent",
          "present",
          "partial"
        ]
      },
      "ConsumerKind": {
        "type": "string",
        "enum": [
          "user",
          "group",
          "component",
          "dataproduct"
        ]
      },
      "AccessProduct": {
        "type": "object",
        "description": "The product as it was when asked; it may be gone.",
        "required": [
          "ref",
          "title"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "owner": {
            "type": "string"
          },
          "domain": {
            "type": "string"
          },
          "classification": {
            "type": "string"
          },
          "lifecycle": {
            "type": "string"
          },
          "gone": {
            "type": "boolean",
            "description": "The catalog no longer has it."
          }
        }
      },
      "AccessPurpose": {
        "type": "object",
        "required": [
          "id",
          "title"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          }
        }
      },
      "AccessOrderDraft": {
        "type": "object",
        "description": "A request that may still lack its reason.",
        "additionalProperties": false,
        "required": [
          "product",
          "port"
        ],
        "properties": {
          "product": {
            "type": "string",
            "minLength": 1,
            "maxLength": 300,
            "description": "Full entity reference."
          },
          "port": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "role": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "description": "Of the contract."
          },
          "consumer": {
            "type": "string",
            "minLength": 1,
            "maxLength": 300,
            "description": "Full entity reference; the caller when left out."
          },
          "purpose": {
            "type": "string",
            "maxLength": 100,
            "description": "Id of a purpose."
          },
          "justification": {
            "type": "string",
            "maxLength": 4000
          },
          "duration": {
            "$ref": "#/components/schemas/Duration"
          },
          "startsAt": {
            "type": "string",
            "format": "date-time"
          },
          "columns": {
            "type": "array",
            "description": "Schema and path, such as orders.order_id; all columns of the role when left out.",
            "minItems": 1,
            "maxItems": 5000,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 500
            }
          }
        }
      },
      "AccessOrder": {
        "description": "As the draft; purpose, justification and duration are demanded too.",
        "allOf": [
          {
            "$ref": "#/components/schemas/AccessOrderDraft"
          },
          {
            "type": "object",
            "required": [
              "purpose",
              "justification",
              "duration"
            ],
            "properties": {
              "justification": {
                "type": "string",
                "minLength": 3
              }
            }
          }
        ]
      },
      "ApprovalStep": {
        "type": "object",
        "required": [
          "position",
          "name",
          "reason",
          "mode",
          "approvers",
          "status",
          "decisions"
        ],
        "properties": {
          "position": {
            "type": "integer",
            "description": "From 0."
          },
          "name": {
            "type": "string",
            "description": "Such as owner or data protection."
          },
          "reason": {
            "type": "string",
            "description": "Why the step is there, in words."
          },
          "source": {
            "type": "string",
            "description": "Rule that asks for it, such as contract-role, owner or policy:name."
          },
          "mode": {
            "type": "string",
            "enum": [
              "any",
              "all",
              "quorum"
            ]
          },
          "quorum": {
            "type": "integer",
            "description": "People that must approve."
          },
          "approvers": {
            "type": "array",
            "description": "Full references of users and groups, as planned or escalated to.",
            "items": {
              "type": "string"
            }
          },
          "people": {
            "type": "array",
            "description": "Users who could decide now; absent when the catalog cannot tell.",
            "items": {
              "type": "string"
            }
          },
          "status": {
            "type": "string",
            "enum": [
              "waiting",
              "open",
              "approved",
              "rejected",
              "skipped"
            ]
          },
          "openedAt": {
            "type": "string",
            "format": "date-time"
          },
          "dueAt": {
            "type": "string",
            "format": "date-time"
          },
          "escalated": {
            "type": "integer",
            "description": "How often it was brought before others."
          },
          "decisions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Decision"
            }
          }
        }
      },
      "Decision": {
        "type": "object",
        "required": [
          "by",
          "verdict",
          "at"
        ],
        "properties": {
          "by": {
            "type": "string"
          },
          "verdict": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "delegatedBy": {
            "type": "string"
          },
          "comment": {
            "type": "string"
          },
          "at": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "DecisionOrder": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "requestId",
          "verdict",
          "version"
        ],
        "properties": {
          "requestId": {
            "type": "string",
            "format": "uuid"
          },
          "verdict": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "version": {
            "type": "integer",
            "minimum": 0
          },
          "comment": {
            "type": "string",
            "maxLength": 4000,
            "description": "Demanded to reject."
          }
        }
      },
      "DecisionOutcome": {
        "type": "object",
        "required": [
          "requestId",
          "status"
        ],
        "properties": {
          "requestId": {
            "type": "string"
          },
          "status": {
            "type": "integer",
            "description": "200, or the status of the error."
          },
          "message": {
            "type": "string"
          },
          "request": {
            "$ref": "#/components/schemas/AccessRequest"
          }
        }
      },
      "AccessRequest": {
        "type": "object",
        "required": [
          "id",
          "version",
          "state",
          "kind",
          "product",
          "port",
          "consumer",
          "consumerKind",
          "requester",
          "purpose",
          "justification",
          "duration",
          "createdAt",
          "updatedAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "version": {
            "type": "integer",
            "description": "Grows with every change."
          },
          "state": {
            "$ref": "#/components/schemas/RequestState"
          },
          "kind": {
            "type": "string",
            "enum": [
              "new",
              "renewal"
            ]
          },
          "product": {
            "$ref": "#/components/schemas/AccessProduct"
          },
          "port": {
            "type": "string"
          },
          "portTitle": {
            "type": "string"
          },
          "role": {
            "type": "string"
          },
          "roleDescription": {
            "type": "string"
          },
          "consumer": {
            "type": "string"
          },
          "consumerKind": {
            "$ref": "#/components/schemas/ConsumerKind"
          },
          "requester": {
            "type": "string"
          },
          "purpose": {
            "$ref": "#/components/schemas/AccessPurpose"
          },
          "justification": {
            "type": "string"
          },
          "duration": {
            "$ref": "#/components/schemas/Duration"
          },
          "startsAt": {
            "type": "string",
            "format": "date-time"
          },
          "columns": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "contractHash": {
            "type": "string"
          },
          "contractVersion": {
            "type": "string"
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "updatedAt": {
            "type": "string",
            "format": "date-time"
          },
          "decidedAt": {
            "type": "string",
            "format": "date-time"
          },
          "reason": {
            "type": "string",
            "description": "Why it was rejected, withdrawn, expired or closed."
          },
          "autoApproved": {
            "type": "boolean"
          },
          "step": {
            "type": "object",
            "description": "The step that is open.",
            "required": [
              "position",
              "of",
              "name",
              "approvers"
            ],
            "properties": {
              "position": {
                "type": "integer"
              },
              "of": {
                "type": "integer"
              },
              "name": {
                "type": "string"
              },
              "approvers": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              },
              "dueAt": {
                "type": "string",
                "format": "date-time"
              },
              "awaitingAnswer": {
                "type": "boolean"
              },
              "escalated": {
                "type": "integer",
                "description": "How often it was brought before others."
              }
            }
          },
          "grantId": {
            "type": "string"
          },
          "renews": {
            "type": "string",
            "description": "Id of the grant to be renewed."
          }
        }
      },
      "RequestAction": {
        "type": "string",
        "enum": [
          "approve",
          "reject",
          "delegate",
          "comment",
          "escalate",
          "withdraw"
        ]
      },
      "AccessRequestDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/AccessRequest"
          },
          {
            "type": "object",
            "required": [
              "steps",
              "timeline",
              "actions"
            ],
            "properties": {
              "steps": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ApprovalStep"
                }
              },
              "timeline": {
                "type": "array",
                "description": "Oldest first.",
                "items": {
                  "$ref": "#/components/schemas/AuditEntry"
                }
              },
              "grant": {
                "$ref": "#/components/schemas/GrantDetail"
              },
              "actions": {
                "type": "array",
                "description": "What the caller may do now.",
                "items": {
                  "$ref": "#/components/schemas/RequestAction"
                }
              },
              "cannotDecide": {
                "type": "string",
                "description": "Why the caller, though an approver, may not decide."
              },
              "evidence": {
                "description": "For those who decide and those who oversee.",
                "allOf": [
                  {
                    "$ref": "#/components/schemas/DecisionEvidence"
                  }
                ]
              }
            }
          }
        ]
      },
      "DecisionEvidence": {
        "type": "object",
        "required": [
          "holdings",
          "precedents",
          "columns"
        ],
        "properties": {
          "holdings": {
            "type": "array",
            "description": "What the consumer holds now, at most 20, of products that the caller may read.",
            "items": {
              "$ref": "#/components/schemas/Grant"
            }
          },
          "holdingsTotal": {
            "type": "integer"
          },
          "precedents": {
            "type": "object",
            "description": "How earlier requests for the same port ended.",
            "required": [
              "approved",
              "rejected"
            ],
            "properties": {
              "approved": {
                "type": "integer"
              },
              "rejected": {
                "type": "integer"
              },
              "typicalHours": {
                "type": "number",
                "description": "Median time to a decision."
              }
            }
          },
          "columns": {
            "type": "array",
            "description": "The columns asked for that are more than internal.",
            "items": {
              "$ref": "#/components/schemas/AccessColumn"
            }
          },
          "columnCount": {
            "type": "integer",
            "description": "All columns asked for."
          },
          "terms": {
            "$ref": "#/components/schemas/AccessTerms"
          },
          "contractChanged": {
            "type": "boolean",
            "description": "The contract is another one than when asked."
          }
        }
      },
      "AccessTerms": {
        "type": "object",
        "properties": {
          "purpose": {
            "type": "string"
          },
          "usage": {
            "type": "string"
          },
          "limitations": {
            "type": "string"
          }
        }
      },
      "AccessColumn": {
        "type": "object",
        "required": [
          "id",
          "schema",
          "path"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Schema and path, such as orders.order_id."
          },
          "schema": {
            "type": "string"
          },
          "path": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "classification": {
            "type": "string"
          }
        }
      },
      "AccessPreview": {
        "type": "object",
        "required": [
          "steps",
          "autoApproved",
          "problems"
        ],
        "properties": {
          "steps": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ApprovalStep"
            }
          },
          "autoApproved": {
            "type": "boolean"
          },
          "autoApprovalReason": {
            "type": "string"
          },
          "typicalHours": {
            "type": "number",
            "description": "Median time to a decision at this port or its owner."
          },
          "typicalOf": {
            "type": "integer",
            "description": "Number of requests behind it."
          },
          "problems": {
            "type": "array",
            "description": "Why the request would be refused, or what to know.",
            "items": {
              "$ref": "#/components/schemas/AccessProblem"
            }
          },
          "existing": {
            "description": "Access that the consumer already has at this port.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Grant"
            }
          },
          "provisioner": {
            "type": "object",
            "required": [
              "id",
              "title"
            ],
            "properties": {
              "id": {
                "type": "string"
              },
              "title": {
                "type": "string"
              },
              "automatic": {
                "type": "boolean",
                "description": "False when people do it."
              },
              "columns": {
                "type": "boolean",
                "description": "Can limit to columns."
              }
            }
          }
        }
      },
      "AccessProblem": {
        "type": "object",
        "required": [
          "code",
          "severity",
          "message"
        ],
        "properties": {
          "code": {
            "type": "string",
            "description": "Stable, such as unknown-role."
          },
          "severity": {
            "type": "string",
            "enum": [
              "error",
              "warning",
              "info"
            ]
          },
          "field": {
            "type": "string",
            "description": "Of the order."
          },
          "message": {
            "type": "string"
          }
        }
      },
      "PortAccess": {
        "type": "object",
        "required": [
          "product",
          "port",
          "purposes",
          "durations",
          "roles",
          "columns",
          "consumers",
          "existing",
          "open"
        ],
        "properties": {
          "product": {
            "$ref": "#/components/schemas/AccessProduct"
          },
          "port": {
            "type": "string"
          },
          "portTitle": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "contractVersion": {
            "type": "string"
          },
          "terms": {
            "$ref": "#/components/schemas/AccessTerms"
          },
          "purposes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccessPurpose"
            }
          },
          "durations": {
            "type": "object",
            "required": [
              "choices",
              "default",
              "max"
            ],
            "properties": {
              "choices": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/Duration"
                }
              },
              "default": {
                "$ref": "#/components/schemas/Duration"
              },
              "max": {
                "$ref": "#/components/schemas/Duration"
              }
            }
          },
          "roles": {
            "type": "array",
            "description": "Empty when the contract names none.",
            "items": {
              "type": "object",
              "required": [
                "role"
              ],
              "properties": {
                "role": {
                  "type": "string"
                },
                "description": {
                  "type": "string"
                },
                "access": {
                  "type": "string"
                },
                "columns": {
                  "type": "array",
                  "description": "Ids of the columns that it gives; absent for all.",
                  "items": {
                    "type": "string"
                  }
                }
              }
            }
          },
          "columns": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccessColumn"
            }
          },
          "canLimitColumns": {
            "type": "boolean"
          },
          "consumers": {
            "type": "array",
            "description": "For whom the caller may ask, the caller first.",
            "items": {
              "type": "object",
              "required": [
                "ref",
                "kind",
                "title"
              ],
              "properties": {
                "ref": {
                  "type": "string"
                },
                "kind": {
                  "$ref": "#/components/schemas/ConsumerKind"
                },
                "title": {
                  "type": "string"
                }
              }
            }
          },
          "existing": {
            "type": "array",
            "description": "What the caller and those they act for have at this port.",
            "items": {
              "$ref": "#/components/schemas/Grant"
            }
          },
          "open": {
            "type": "array",
            "description": "Pending requests of the same.",
            "items": {
              "$ref": "#/components/schemas/AccessRequest"
            }
          },
          "blocked": {
            "type": "string",
            "description": "Why nothing can be asked for here, such as a retired product."
          }
        }
      },
      "AccessRequestPage": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccessRequest"
            }
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "Inbox": {
        "type": "object",
        "required": [
          "items",
          "tasks"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AccessRequest"
            }
          },
          "tasks": {
            "type": "array",
            "description": "On the first page only, at most 100.",
            "items": {
              "$ref": "#/components/schemas/ProvisioningTask"
            }
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "InboxCount": {
        "type": "object",
        "required": [
          "requests",
          "tasks"
        ],
        "properties": {
          "requests": {
            "type": "integer"
          },
          "tasks": {
            "type": "integer"
          }
        }
      },
      "GrantItem": {
        "type": "object",
        "description": "One object in the platform, such as a table.",
        "required": [
          "name",
          "state"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "kind": {
            "type": "string"
          },
          "state": {
            "$ref": "#/components/schemas/Observed"
          },
          "message": {
            "type": "string"
          }
        }
      },
      "ForeignGrant": {
        "type": "object",
        "description": "Access in the platform that the portal did not give.",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "type": "string",
            "description": "Who has it."
          },
          "object": {
            "type": "string"
          },
          "message": {
            "type": "string"
          }
        }
      },
      "GrantAction": {
        "type": "string",
        "enum": [
          "revoke",
          "return",
          "extend",
          "renew",
          "recertify",
          "retry"
        ]
      },
      "Grant": {
        "type": "object",
        "required": [
          "id",
          "version",
          "requestId",
          "product",
          "port",
          "consumer",
          "consumerKind",
          "requester",
          "purpose",
          "status",
          "startsAt",
          "endsAt",
          "desired",
          "observed",
          "phase",
          "health",
          "createdAt",
          "actions"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "version": {
            "type": "integer"
          },
          "requestId": {
            "type": "string",
            "description": "The last request that was approved for it."
          },
          "product": {
            "$ref": "#/components/schemas/AccessProduct"
          },
          "port": {
            "type": "string"
          },
          "portTitle": {
            "type": "string"
          },
          "role": {
            "type": "string"
          },
          "consumer": {
            "type": "string"
          },
          "consumerKind": {
            "$ref": "#/components/schemas/ConsumerKind"
          },
          "requester": {
            "type": "string"
          },
          "purpose": {
            "$ref": "#/components/schemas/AccessPurpose"
          },
          "columns": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "contractVersion": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/GrantStatus"
          },
          "startsAt": {
            "type": "string",
            "format": "date-time"
          },
          "endsAt": {
            "type": "string",
            "format": "date-time"
          },
          "end": {
            "$ref": "#/components/schemas/GrantEnd"
          },
          "endedAt": {
            "type": "string",
            "format": "date-time"
          },
          "endedBy": {
            "type": "string"
          },
          "endReason": {
            "type": "string"
          },
          "desired": {
            "type": "string",
            "enum": [
              "present",
              "absent"
            ]
          },
          "observed": {
            "$ref": "#/components/schemas/Observed"
          },
          "phase": {
            "type": "string",
            "enum": [
              "idle",
              "granting",
              "revoking",
              "blocked"
            ]
          },
          "health": {
            "type": "string",
            "enum": [
              "healthy",
              "drifted",
              "unverified"
            ]
          },
          "blockedReason": {
            "type": "string",
            "description": "What is wrong and how to mend it, without secrets."
          },
          "provisioner": {
            "type": "string"
          },
          "recertifyBy": {
            "type": "string",
            "format": "date-time"
          },
          "renewalRequestId": {
            "type": "string",
            "description": "Pending renewal."
          },
          "contractChanged": {
            "type": "boolean",
            "description": "The port's contract promises more or other columns than were approved."
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "actions": {
            "type": "array",
            "description": "What the caller may do now.",
            "items": {
              "$ref": "#/components/schemas/GrantAction"
            }
          }
        }
      },
      "GrantDetail": {
        "allOf": [
          {
            "$ref": "#/components/schemas/Grant"
          },
          {
            "type": "object",
            "required": [
              "timeline",
              "items",
              "foreign",
              "tasks"
            ],
            "properties": {
              "timeline": {
                "type": "array",
                "description": "Oldest first.",
                "items": {
                  "$ref": "#/components/schemas/AuditEntry"
                }
              },
              "plan": {
                "type": "array",
                "description": "What the provisioner does, in words.",
                "items": {
                  "type": "string"
                }
              },
              "items": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/GrantItem"
                }
              },
              "foreign": {
                "type": "array",
                "description": "For owners and those who oversee.",
                "items": {
                  "$ref": "#/components/schemas/ForeignGrant"
                }
              },
              "tasks": {
                "type": "array",
                "items": {
                  "$ref": "#/components/schemas/ProvisioningTask"
                }
              },
              "connect": {
                "$ref": "#/components/schemas/ConnectGuide"
              },
              "lastVerifiedAt": {
                "type": "string",
                "format": "date-time"
              },
              "lastAttemptAt": {
                "type": "string",
                "format": "date-time"
              },
              "nextAttemptAt": {
                "type": "string",
                "format": "date-time"
              },
              "attempts": {
                "type": "integer",
                "description": "Failed in a row."
              },
              "members": {
                "type": "array",
                "description": "Who gets in through this grant, with what was missing.",
                "items": {
                  "type": "object",
                  "required": [
                    "ref"
                  ],
                  "properties": {
                    "ref": {
                      "type": "string"
                    },
                    "login": {
                      "type": "string"
                    },
                    "problem": {
                      "type": "string"
                    }
                  }
                }
              }
            }
          }
        ]
      },
      "ConnectGuide": {
        "type": "object",
        "description": "How the consumer uses the access.",
        "required": [
          "steps",
          "fields"
        ],
        "properties": {
          "fields": {
            "type": "array",
            "description": "Such as host, port, database, login.",
            "items": {
              "type": "object",
              "required": [
                "label",
                "value"
              ],
              "properties": {
                "label": {
                  "type": "string"
                },
                "value": {
                  "type": "string"
                }
              }
            }
          },
          "steps": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "snippet": {
            "type": "object",
            "required": [
              "language",
              "code"
            ],
            "properties": {
              "language": {
                "type": "string"
              },
              "code": {
                "type": "string"
              }
            }
          }
        }
      },
      "GrantPage": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Grant"
            }
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "ProductAccess": {
        "type": "object",
        "required": [
          "product",
          "mine",
          "open",
          "overseer"
        ],
        "properties": {
          "product": {
            "$ref": "#/components/schemas/AccessProduct"
          },
          "mine": {
            "type": "array",
            "description": "Grants that the caller uses, the last ended ones too.",
            "items": {
              "$ref": "#/components/schemas/Grant"
            }
          },
          "open": {
            "type": "array",
            "description": "Pending requests of the caller and those they act for.",
            "items": {
              "$ref": "#/components/schemas/AccessRequest"
            }
          },
          "overseer": {
            "type": "boolean",
            "description": "Whether the caller sees all, by listing grants and requests of the product with scope all."
          },
          "counts": {
            "type": "object",
            "description": "For owners and those who oversee.",
            "required": [
              "active",
              "pending",
              "unhealthy"
            ],
            "properties": {
              "active": {
                "type": "integer"
              },
              "pending": {
                "type": "integer"
              },
              "unhealthy": {
                "type": "integer"
              }
            }
          }
        }
      },
      "ProvisioningTask": {
        "type": "object",
        "required": [
          "id",
          "grantId",
          "action",
          "title",
          "instructions",
          "assignees",
          "status",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "grantId": {
            "type": "string"
          },
          "requestId": {
            "type": "string"
          },
          "action": {
            "type": "string",
            "enum": [
              "grant",
              "revoke"
            ]
          },
          "title": {
            "type": "string"
          },
          "instructions": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "assignees": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "status": {
            "type": "string",
            "enum": [
              "open",
              "done",
              "refused",
              "cancelled"
            ]
          },
          "product": {
            "$ref": "#/components/schemas/AccessProduct"
          },
          "port": {
            "type": "string"
          },
          "consumer": {
            "type": "string"
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "completedAt": {
            "type": "string",
            "format": "date-time"
          },
          "completedBy": {
            "type": "string"
          },
          "comment": {
            "type": "string"
          }
        }
      },
      "ProvisioningStatus": {
        "type": "object",
        "required": [
          "mode",
          "targets",
          "provisioners",
          "due",
          "blocked"
        ],
        "properties": {
          "mode": {
            "type": "string",
            "description": "observe after a long silence or a mass of revocations; nothing is changed until resumed.",
            "enum": [
              "active",
              "observe"
            ]
          },
          "modeReason": {
            "type": "string"
          },
          "due": {
            "type": "integer",
            "description": "Grants that wait for work."
          },
          "blocked": {
            "type": "integer"
          },
          "live": {
            "type": "integer",
            "description": "Ended grants whose access was not seen gone."
          },
          "provisioners": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "id",
                "title"
              ],
              "properties": {
                "id": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                }
              }
            }
          },
          "targets": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "target",
                "grants",
                "due"
              ],
              "properties": {
                "target": {
                  "type": "string"
                },
                "grants": {
                  "type": "integer"
                },
                "due": {
                  "type": "integer"
                },
                "failingSince": {
                  "type": "string",
                  "format": "date-time"
                },
                "lastError": {
                  "type": "string"
                },
                "pausedUntil": {
                  "type": "string",
                  "format": "date-time"
                },
                "orphans": {
                  "type": "array",
                  "description": "Names of ours in the platform that no grant knows.",
                  "items": {
                    "type": "string"
                  }
                }
              }
            }
          }
        }
      },
      "AuditEntry": {
        "type": "object",
        "required": [
          "seq",
          "at",
          "actor",
          "action",
          "data",
          "hash",
          "previousHash"
        ],
        "properties": {
          "seq": {
            "type": "integer",
            "description": "Without gaps, from 1."
          },
          "at": {
            "type": "string",
            "format": "date-time"
          },
          "actor": {
            "type": "string",
            "description": "Full entity reference, service:… or system:…."
          },
          "onBehalfOf": {
            "type": "string"
          },
          "action": {
            "type": "string",
            "description": "Such as request.created."
          },
          "requestId": {
            "type": "string"
          },
          "grantId": {
            "type": "string"
          },
          "product": {
            "type": "string"
          },
          "consumer": {
            "type": "string"
          },
          "data": {
            "type": "object",
            "additionalProperties": true
          },
          "hash": {
            "type": "string",
            "description": "SHA-256 over the entry and the hash before."
          },
          "previousHash": {
            "type": "string"
          }
        }
      },
      "AuditPage": {
        "type": "object",
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AuditEntry"
            }
          },
          "nextCursor": {
            "type": "string"
          }
        }
      },
      "AuditVerification": {
        "type": "object",
        "required": [
          "whole",
          "entries",
          "verifiedAt"
        ],
        "properties": {
          "whole": {
            "type": "boolean"
          },
          "entries": {
            "type": "integer"
          },
          "head": {
            "type": "string",
            "description": "Hash of the newest entry."
          },
          "verifiedAt": {
            "type": "string",
            "format": "date-time"
          },
          "breach": {
            "type": "object",
            "description": "The first place where the chain is broken.",
            "required": [
              "seq",
              "message"
            ],
            "properties": {
              "seq": {
                "type": "integer"
              },
              "message": {
                "type": "string"
              }
            }
          }
        }
      },
      "CheckOutcome": {
        "type": "string",
        "enum": [
          "pass",
          "warn",
          "fail",
          "error",
          "not_evaluated",
          "skipped"
        ]
      },
      "CheckState": {
        "type": "string",
        "description": "The outcome; stale for a verdict that is too old; not_reported for a check that the contract promises and no engine reported.",
        "enum": [
          "pass",
          "warn",
          "fail",
          "error",
          "not_evaluated",
          "skipped",
          "stale",
          "not_reported"
        ]
      },
      "QualityDimension": {
        "type": "string",
        "enum": [
          "accuracy",
          "completeness",
          "conformity",
          "consistency",
          "coverage",
          "timeliness",
          "uniqueness"
        ]
      },
      "CheckSeverity": {
        "type": "string",
        "enum": [
          "critical",
          "error",
          "warning",
          "info"
        ]
      },
      "QualityBrief": {
        "type": "object",
        "description": "Quality in one glance, as lists and maps show it.",
        "required": [
          "evaluated",
          "expected",
          "failing"
        ],
        "properties": {
          "score": {
            "type": "number",
            "description": "0 to 100; absent when nothing was evaluated."
          },
          "coverage": {
            "type": "number",
            "description": "0 to 1, evaluated of expected; absent when no check is expected."
          },
          "evaluated": {
            "type": "integer"
          },
          "expected": {
            "type": "integer"
          },
          "failing": {
            "type": "integer"
          },
          "incident": {
            "type": "boolean",
            "description": "Whether there is an incident that is not resolved."
          },
          "maturity": {
            "type": "integer",
            "description": "Level reached in the first scorecard that is for the product, from 0."
          }
        }
      },
      "QualityCheck": {
        "type": "object",
        "required": [
          "key",
          "name",
          "state",
          "effect",
          "gained",
          "lost"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "Absent for a check that was never reported."
          },
          "key": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "engine": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "port": {
            "type": "string"
          },
          "schema": {
            "type": "string"
          },
          "property": {
            "type": "string"
          },
          "dimension": {
            "$ref": "#/components/schemas/QualityDimension"
          },
          "severity": {
            "$ref": "#/components/schemas/CheckSeverity"
          },
          "state": {
            "$ref": "#/components/schemas/CheckState"
          },
          "outcome": {
            "$ref": "#/components/schemas/CheckOutcome"
          },
          "since": {
            "type": "string",
            "format": "date-time",
            "description": "Since when the outcome is the same."
          },
          "executedAt": {
            "type": "string",
            "format": "date-time"
          },
          "maxAgeSeconds": {
            "type": "integer",
            "description": "After that time a result is stale."
          },
          "runId": {
            "type": "string"
          },
          "measured": {
            "type": "object",
            "required": [
              "value"
            ],
            "properties": {
              "value": {
                "type": "number"
              },
              "unit": {
                "type": "string",
                "enum": [
                  "rows",
                  "percent",
                  "seconds"
                ]
              }
            }
          },
          "threshold": {
            "type": "string"
          },
          "rowsTested": {
            "type": "integer"
          },
          "failedRows": {
            "type": "integer"
          },
          "message": {
            "type": "string"
          },
          "link": {
            "type": "string"
          },
          "promised": {
            "type": "string",
            "description": "The rule of the contract that it evaluates, in words."
          },
          "effect": {
            "type": "string",
            "enum": [
              "lowers",
              "uncovered",
              "raises"
            ]
          },
          "gained": {
            "type": "number",
            "description": "Points of 100 that it gives."
          },
          "lost": {
            "type": "number",
            "description": "Points of 100 that it takes away."
          }
        }
      },
      "DimensionScore": {
        "type": "object",
        "required": [
          "dimension",
          "evaluated",
          "expected"
        ],
        "properties": {
          "dimension": {
            "type": "string",
            "description": "A dimension of ODCS, or other."
          },
          "score": {
            "type": "number"
          },
          "evaluated": {
            "type": "integer"
          },
          "expected": {
            "type": "integer"
          }
        }
      },
      "PortQuality": {
        "type": "object",
        "required": [
          "port",
          "evaluated",
          "expected",
          "failing"
        ],
        "properties": {
          "port": {
            "type": "string",
            "description": "Name of the output port, also of one that is gone and has results; empty for checks of the product as a whole."
          },
          "title": {
            "type": "string"
          },
          "score": {
            "type": "number"
          },
          "coverage": {
            "type": "number"
          },
          "evaluated": {
            "type": "integer"
          },
          "expected": {
            "type": "integer"
          },
          "failing": {
            "type": "integer"
          }
        }
      },
      "QualityRun": {
        "type": "object",
        "required": [
          "engine",
          "runId",
          "results",
          "receivedAt"
        ],
        "properties": {
          "engine": {
            "type": "string"
          },
          "engineVersion": {
            "type": "string"
          },
          "runId": {
            "type": "string"
          },
          "source": {
            "type": "string",
            "enum": [
              "push",
              "pull",
              "own"
            ]
          },
          "results": {
            "type": "integer"
          },
          "executedAt": {
            "type": "string",
            "format": "date-time"
          },
          "receivedAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "QualityJob": {
        "type": "object",
        "description": "Artifacts that the portal fetches, or checks that it runs itself.",
        "required": [
          "kind",
          "subject"
        ],
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "pull",
              "own"
            ]
          },
          "subject": {
            "type": "string",
            "description": "Address of an artifact, or port."
          },
          "lastFinishedAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastError": {
            "type": "string",
            "description": "What went wrong; for the people of the product only."
          },
          "dueAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      },
      "ServiceLevelStatus": {
        "type": "object",
        "required": [
          "key",
          "port",
          "property",
          "promise",
          "windowDays",
          "objective",
          "good",
          "bad",
          "state"
        ],
        "properties": {
          "key": {
            "type": "string"
          },
          "port": {
            "type": "string"
          },
          "property": {
            "type": "string"
          },
          "element": {
            "type": "string"
          },
          "promise": {
            "type": "string",
            "description": "In words, such as at most 24 hours old."
          },
          "windowDays": {
            "type": "integer"
          },
          "objective": {
            "type": "number",
            "description": "Share that has to be good, 0 to 1."
          },
          "good": {
            "type": "integer",
            "description": "Measurements in the window that kept it."
          },
          "bad": {
            "type": "integer",
            "description": "Those that did not."
          },
          "compliance": {
            "type": "number",
            "description": "0 to 1; absent without measurements."
          },
          "budgetLeft": {
            "type": "number",
            "description": "Share of the error budget that is left, 1 to below 0."
          },
          "burnRate": {
            "type": "number",
            "description": "How fast the budget was used in the last day of measurements; 1 uses it up just at the end of the window. Absent where none may fail."
          },
          "latest": {
            "type": "object",
            "required": [
              "outcome",
              "at"
            ],
            "properties": {
              "outcome": {
                "$ref": "#/components/schemas/CheckOutcome"
              },
              "at": {
                "type": "string",
                "format": "date-time"
              },
              "value": {
                "type": "number"
              },
              "unit": {
                "type": "string"
              }
            }
          },
          "state": {
            "type": "string",
            "enum": [
              "kept",
              "at-risk",
              "spent",
              "not-measured",
              "not-measurable"
            ]
          },
          "reason": {
            "type": "string",
            "description": "Why it is not measured."
          },
          "days": {
            "type": "array",
            "description": "Days of the window that have measurements, oldest first.",
            "items": {
              "type": "object",
              "required": [
                "day",
                "good",
                "bad"
              ],
              "properties": {
                "day": {
                  "type": "string",
                  "format": "date"
                },
                "good": {
                  "type": "integer"
                },
                "bad": {
                  "type": "integer"
                }
              }
            }
          }
        }
      },
      "IncidentState": {
        "type": "string",
        "enum": [
          "open",
          "acknowledged",
          "resolved"
        ]
      },
      "Incident": {
        "type": "object",
        "required": [
          "id",
          "version",
          "product",
          "kind",
          "title",
          "state",
          "severity",
          "openedAt",
          "reopened",
          "actions"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "version": {
            "type": "integer"
          },
          "product": {
            "type": "string"
          },
          "productTitle": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "score-below-threshold",
              "check-failing",
              "budget-spent",
              "results-stale"
            ]
          },
          "title": {
            "type": "string",
            "description": "In words, complete."
          },
          "detail": {
            "type": "string"
          },
          "port": {
            "type": "string"
          },
          "checkId": {
            "type": "integer"
          },
          "severity": {
            "$ref": "#/components/schemas/CheckSeverity"
          },
          "state": {
            "$ref": "#/components/schemas/IncidentState"
          },
          "openedAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastSeenAt": {
            "type": "string",
            "format": "date-time"
          },
          "resolvedAt": {
            "type": "string",
            "format": "date-time"
          },
          "reopened": {
            "type": "integer",
            "description": "How often it came back."
          },
          "acknowledgedBy": {
            "type": "string"
          },
          "acknowledgedAt": {
            "type": "string",
            "format": "date-time"
          },
          "note": {
            "type": "string",
            "description": "For the people of the product only."
          },
          "publicStatus": {
            "type": "string"
          },
          "actions": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "acknowledge"
              ]
            }
          }
        }
      },
      "ProductQuality": {
        "type": "object",
        "required": [
          "product",
          "rule",
          "evaluated",
          "expected",
          "failing",
          "dimensions",
          "ports",
          "checks",
          "serviceLevels",
          "incidents",
          "runs",
          "jobs",
          "actions"
        ],
        "properties": {
          "product": {
            "type": "string"
          },
          "rule": {
            "type": "integer",
            "description": "Version of the scoring rule."
          },
          "score": {
            "type": "number"
          },
          "coverage": {
            "type": "number"
          },
          "evaluated": {
            "type": "integer"
          },
          "expected": {
            "type": "integer"
          },
          "failing": {
            "type": "integer"
          },
          "change": {
            "type": "number",
            "description": "Points since a week ago; absent where either is unknown."
          },
          "alertBelow": {
            "type": "number",
            "description": "The score that raises an incident."
          },
          "lastResultAt": {
            "type": "string",
            "format": "date-time"
          },
          "dimensions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DimensionScore"
            }
          },
          "ports": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PortQuality"
            }
          },
          "checks": {
            "type": "array",
            "description": "What lowers the score most comes first, then what it does not cover.",
            "items": {
              "$ref": "#/components/schemas/QualityCheck"
            }
          },
          "serviceLevels": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ServiceLevelStatus"
            }
          },
          "incidents": {
            "type": "array",
            "description": "Those that are not resolved, and those resolved in the last 7 days; at most 100.",
            "items": {
              "$ref": "#/components/schemas/Incident"
            }
          },
          "runs": {
            "type": "array",
            "description": "The latest runs, newest first, at most 20.",
            "items": {
              "$ref": "#/components/schemas/QualityRun"
            }
          },
          "jobs": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/QualityJob"
            }
          },
          "actions": {
            "type": "array",
            "description": "What the caller may do.",
            "items": {
              "type": "string",
              "enum": [
                "run",
                "manage"
              ]
            }
          }
        }
      },
      "QualityDay": {
        "type": "object",
        "required": [
          "day",
          "evaluated",
          "expected",
          "failing"
        ],
        "properties": {
          "day": {
            "type": "string",
            "format": "date"
          },
          "score": {
            "type": "number"
          },
          "low": {
            "type": "number",
            "description": "The lowest score of the day."
          },
          "coverage": {
            "type": "number"
          },
          "evaluated": {
            "type": "integer"
          },
          "expected": {
            "type": "integer"
          },
          "failing": {
            "type": "integer"
          },
          "rule": {
            "type": "integer"
          },
          "dimensions": {
            "type": "object",
            "description": "Scores by dimension.",
            "additionalProperties": {
              "type": "number"
            }
          }
        }
      },
      "QualityHistory": {
        "type": "object",
        "required": [
          "days"
        ],
        "properties": {
          "days": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/QualityDay"
            }
          }
        }
      },
      "CheckHistory": {
        "type": "object",
        "required": [
          "id",
          "name",
          "results"
        ],
        "properties": {
          "id": {
            "type": "integer"
          },
          "name": {
            "type": "string"
          },
          "results": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "outcome",
                "runId"
              ],
              "properties": {
                "outcome": {
                  "$ref": "#/components/schemas/CheckOutcome"
                },
                "executedAt": {
                  "type": "string",
                  "format": "date-time"
                },
                "runId": {
                  "type": "string"
                },
                "value": {
                  "type": "number"
                },
                "failedRows": {
                  "type": "integer"
                },
                "rowsTested": {
                  "type": "integer"
                },
                "message": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "MaturityResult": {
        "type": "object",
        "required": [
          "id",
          "title",
          "level",
          "levels"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "level": {
            "type": "integer",
            "description": "Number of the level reached, from 0 for none."
          },
          "levelTitle": {
            "type": "string"
          },
          "levels": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "level",
                "title",
                "reached",
                "criteria"
              ],
              "properties": {
                "level": {
                  "type": "integer"
                },
                "title": {
                  "type": "string"
                },
                "description": {
                  "type": "string"
                },
                "reached": {
                  "type": "boolean"
                },
                "criteria": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "title",
                      "met"
                    ],
                    "properties": {
                      "id": {
                        "type": "string"
                      },
                      "title": {
                        "type": "string"
                      },
                      "attribute": {
                        "type": "string",
                        "description": "Such as discoverable."
                      },
                      "met": {
                        "type": "boolean"
                      },
                      "error": {
                        "type": "string",
                        "description": "Why it could not be evaluated."
                      },
                      "remediation": {
                        "type": "string"
                      }
                    }
                  }
                }
              }
            }
          }
        }
      },
      "ProductFacts": {
        "type": "object",
        "required": [
          "version",
          "product"
        ],
        "additionalProperties": true,
        "properties": {
          "version": {
            "type": "integer"
          },
          "product": {
            "type": "object",
            "additionalProperties": true
          }
        }
      },
      "RollUp": {
        "type": "object",
        "required": [
          "scope",
          "title",
          "products",
          "scored",
          "evaluated",
          "expected",
          "failing",
          "incidents"
        ],
        "properties": {
          "scope": {
            "type": "string",
            "description": "mesh, or the reference of a domain or an owner."
          },
          "title": {
            "type": "string"
          },
          "parent": {
            "type": "string"
          },
          "products": {
            "type": "integer"
          },
          "scored": {
            "type": "integer",
            "description": "Products with a score."
          },
          "score": {
            "type": "number",
            "description": "Mean of those with a score."
          },
          "coverage": {
            "type": "number"
          },
          "evaluated": {
            "type": "integer"
          },
          "expected": {
            "type": "integer"
          },
          "failing": {
            "type": "integer",
            "description": "Failing checks."
          },
          "incidents": {
            "type": "integer",
            "description": "Products with an incident that is not resolved."
          },
          "maturity": {
            "type": "number",
            "description": "Mean level."
          }
        }
      },
      "QualityMove": {
        "type": "object",
        "required": [
          "product",
          "title",
          "before",
          "after"
        ],
        "properties": {
          "product": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "domain": {
            "type": "string"
          },
          "before": {
            "type": "number"
          },
          "after": {
            "type": "number"
          }
        }
      },
      "QualityOverview": {
        "type": "object",
        "required": [
          "mesh",
          "domains",
          "owners",
          "distribution",
          "maturity",
          "worse",
          "better"
        ],
        "properties": {
          "mesh": {
            "$ref": "#/components/schemas/RollUp"
          },
          "domains": {
            "type": "array",
            "description": "Sub-domains included in those above them; best first.",
            "items": {
              "$ref": "#/components/schemas/RollUp"
            }
          },
          "owners": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RollUp"
            }
          },
          "distribution": {
            "type": "array",
            "description": "Products by score, from 0 to 100 in steps of ten, and those without.",
            "items": {
              "type": "object",
              "required": [
                "products"
              ],
              "properties": {
                "from": {
                  "type": "number",
                  "description": "Absent for no data."
                },
                "to": {
                  "type": "number"
                },
                "products": {
                  "type": "integer"
                }
              }
            }
          },
          "maturity": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "level",
                "title",
                "products"
              ],
              "properties": {
                "level": {
                  "type": "integer"
                },
                "title": {
                  "type": "string"
                },
                "products": {
                  "type": "integer"
                }
              }
            }
          },
          "worse": {
            "type": "array",
            "description": "What fell most in the last 7 days, by half a point or more, at most 10.",
            "items": {
              "$ref": "#/components/schemas/QualityMove"
            }
          },
          "better": {
            "type": "array",
            "description": "What rose most, likewise.",
            "items": {
              "$ref": "#/components/schemas/QualityMove"
            }
          }
        }
      },
      "RollUpHistory": {
        "type": "object",
        "required": [
          "hidden",
          "days"
        ],
        "properties": {
          "hidden": {
            "type": "boolean"
          },
          "days": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "day",
                "products",
                "scored",
                "failing"
              ],
              "properties": {
                "day": {
                  "type": "string",
                  "format": "date"
                },
                "score": {
                  "type": "number"
                },
                "coverage": {
                  "type": "number"
                },
                "products": {
                  "type": "integer"
                },
                "scored": {
                  "type": "integer"
                },
                "failing": {
                  "type": "integer"
                }
              }
            }
          }
        }
      },
      "ResultProblem": {
        "type": "object",
        "required": [
          "code",
          "severity",
          "message"
        ],
        "properties": {
          "code": {
            "type": "string"
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
          "check": {
            "type": "string"
          }
        }
      },
      "ResultsReceipt": {
        "type": "object",
        "required": [
          "artifacts",
          "runs"
        ],
        "properties": {
          "artifacts": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "name"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "engine": {
                  "type": "string",
                  "description": "Absent where no engine knows it."
                },
                "format": {
                  "type": "string"
                },
                "problem": {
                  "type": "string"
                }
              }
            }
          },
          "runs": {
            "type": "array",
            "items": {
              "type": "object",
              "required": [
                "engine",
                "format",
                "runId",
                "results",
                "stored",
                "repeated",
                "unmatched",
                "products",
                "targets",
                "problems"
              ],
              "properties": {
                "engine": {
                  "type": "string"
                },
                "format": {
                  "type": "string"
                },
                "runId": {
                  "type": "string"
                },
                "results": {
                  "type": "integer"
                },
                "stored": {
                  "type": "integer",
                  "description": "New ones."
                },
                "repeated": {
                  "type": "integer",
                  "description": "Known from an earlier delivery."
                },
                "unmatched": {
                  "type": "integer",
                  "description": "Of no product; kept where the sender has an inbox."
                },
                "products": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "product",
                      "results"
                    ],
                    "properties": {
                      "product": {
                        "type": "string"
                      },
                      "results": {
                        "type": "integer"
                      },
                      "score": {
                        "type": "number",
                        "description": "After it."
                      },
                      "link": {
                        "type": "string",
                        "description": "Path in the portal."
                      }
                    }
                  }
                },
                "targets": {
                  "type": "array",
                  "description": "What belongs to no product, and why; at most 200.",
                  "items": {
                    "type": "object",
                    "required": [
                      "target",
                      "results",
                      "reason"
                    ],
                    "properties": {
                      "target": {
                        "type": "string"
                      },
                      "results": {
                        "type": "integer"
                      },
                      "reason": {
                        "type": "string"
                      }
                    }
                  }
                },
                "problems": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/ResultProblem"
                  }
                },
                "others": {
                  "type": "object",
                  "additionalProperties": {
                    "type": "integer"
                  }
                }
              }
            }
          }
        }
      },
      "ResultToken": {
        "type": "object",
        "required": [
          "id",
          "owner",
          "name",
          "createdBy",
          "createdAt",
          "status"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "owner": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "createdBy": {
            "type": "string"
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          },
          "expiresAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastUsedAt": {
            "type": "string",
            "format": "date-time"
          },
          "revokedAt": {
            "type": "string",
            "format": "date-time"
          },
          "status": {
            "type": "string",
            "enum": [
              "active",
              "expired",
              "revoked"
            ]
          }
        }
      },
      "UnmatchedTarget": {
        "type": "object",
        "required": [
          "id",
          "engine",
          "target",
          "reason",
          "owner",
          "runs",
          "checks",
          "examples",
          "firstSeenAt",
          "lastSeenAt",
          "candidates"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "engine": {
            "type": "string"
          },
          "target": {
            "type": "string",
            "description": "As the engine names it."
          },
          "reason": {
            "type": "string"
          },
          "owner": {
            "type": "string",
            "description": "For whom it was sent."
          },
          "runs": {
            "type": "integer"
          },
          "checks": {
            "type": "integer"
          },
          "examples": {
            "type": "array",
            "description": "Names of some checks, at most 5.",
            "items": {
              "type": "string"
            }
          },
          "firstSeenAt": {
            "type": "string",
            "format": "date-time"
          },
          "lastSeenAt": {
            "type": "string",
            "format": "date-time"
          },
          "candidates": {
            "type": "array",
            "description": "Ports that look alike, best first, at most 5.",
            "items": {
              "type": "object",
              "required": [
                "product",
                "port"
              ],
              "properties": {
                "product": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "port": {
                  "type": "string"
                },
                "schema": {
                  "type": "string"
                }
              }
            }
          }
        }
      },
      "TargetMapping": {
        "type": "object",
        "required": [
          "id",
          "target",
          "product",
          "port",
          "createdBy",
          "createdAt"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "target": {
            "type": "string"
          },
          "product": {
            "type": "string"
          },
          "port": {
            "type": "string"
          },
          "schema": {
            "type": "string"
          },
          "createdBy": {
            "type": "string"
          },
          "createdAt": {
            "type": "string",
            "format": "date-time"
          }
        }
      }
    }
  }
};
