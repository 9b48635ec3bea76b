import { pageQuery } from "#lib/http/paging";
import * as answers from "#lib/openapi/answers";
import type { Operations } from "#lib/openapi/operation";
import { sessionParams } from "#lib/sessions/schema";
import { createTokenInput, tokenParams } from "#lib/tokens/schema";
import {
  changePasswordInput,
  createUserInput,
  listUsersQuery,
  resetPasswordInput,
  setupInput,
  updateMeInput,
  updateUserInput,
  userParams,
} from "#lib/users/schema";

/** One's own account, and the accounts of the instance. */
export const accountOperations: Operations = {
  "/api/v1/me": {
    GET: { summary: "The signed-in person", tag: "Account", gate: "signed-in", answer: answers.me },
    PATCH: {
      summary: "Change one's own name",
      tag: "Account",
      gate: "signed-in",
      body: updateMeInput,
      answer: answers.me,
    },
  },
  "/api/v1/me/password": {
    POST: {
      summary: "Set a new password; every other browser is signed out",
      tag: "Account",
      gate: "signed-in",
      body: changePasswordInput,
      answer: null,
    },
  },
  "/api/v1/me/sessions": {
    GET: {
      summary: "One's own signed-in browsers, newest first",
      tag: "Account",
      gate: "signed-in",
      query: pageQuery,
      answer: answers.pageOf(answers.session),
    },
    DELETE: {
      summary: "Sign out everywhere but here",
      tag: "Account",
      gate: "signed-in",
      answer: answers.revokedCount,
    },
  },
  "/api/v1/me/sessions/{sessionId}": {
    DELETE: {
      summary: "Sign one of one's own browsers out",
      tag: "Account",
      gate: "signed-in",
      params: sessionParams,
      answer: null,
    },
  },
  "/api/v1/tokens": {
    GET: {
      summary: "One's own API tokens, without their secrets",
      tag: "Account",
      gate: "signed-in",
      query: pageQuery,
      answer: answers.pageOf(answers.token),
    },
    POST: {
      summary: "Make an API token; its secret is in this answer only",
      tag: "Account",
      gate: "signed-in",
      body: createTokenInput,
      status: 201,
      answer: answers.createdToken,
    },
  },
  "/api/v1/tokens/{tokenId}": {
    DELETE: {
      summary: "Revoke one of one's own API tokens",
      tag: "Account",
      gate: "signed-in",
      params: tokenParams,
      answer: null,
    },
  },
  "/api/v1/password-resets": {
    POST: {
      summary: "Set a password by a one-time link",
      tag: "Account",
      gate: "public",
      body: resetPasswordInput,
      answer: null,
    },
  },
  "/api/v1/setup": {
    POST: {
      summary: "Make the first administrator by the link that the launcher printed, and sign them in",
      tag: "Account",
      gate: "public",
      body: setupInput,
      answer: null,
    },
  },
  "/api/v1/users": {
    GET: {
      summary: "Everybody with an account, by name",
      tag: "People",
      gate: "admin",
      query: listUsersQuery,
      answer: answers.pageOf(answers.user),
    },
    POST: {
      summary: "Give a person an account, with a first password or a one-time link to set one",
      tag: "People",
      gate: "admin",
      body: createUserInput,
      status: 201,
      answer: answers.createdUser,
    },
  },
  "/api/v1/users/{userId}": {
    GET: { summary: "One person", tag: "People", gate: "admin", params: userParams, answer: answers.user },
    PATCH: {
      summary: "Rename a person, change the instance role, disable or re-enable the account",
      tag: "People",
      gate: "admin",
      params: userParams,
      body: updateUserInput,
      answer: answers.user,
    },
  },
  "/api/v1/users/{userId}/password-reset": {
    POST: {
      summary: "Make a one-time link with which the person sets a new password",
      tag: "People",
      gate: "admin",
      params: userParams,
      status: 201,
      answer: answers.oneTimeLink,
    },
  },
};
