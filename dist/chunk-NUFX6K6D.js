import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// absent:@actions/http-client
var absent = (name) => class {
  constructor() {
    throw new Error(name + " is not part of this bundle");
  }
}, HttpClient = absent("HttpClient"), HttpClientError = absent("HttpClientError"), BearerCredentialHandler = absent("BearerCredentialHandler"), PersonalAccessTokenCredentialHandler = absent("PersonalAccessTokenCredentialHandler");

export {
  HttpClient
};
