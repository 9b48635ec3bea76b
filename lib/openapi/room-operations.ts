import { z } from "zod";
import {
  auditEventParams,
  auditItem,
  auditNames,
  auditPage,
  auditQuery,
  namesQuery,
  roomAuditEventParams,
  roomAuditQuery,
  roomParams as auditRoomParams,
} from "#lib/audit/schema";
import { pageQuery } from "#lib/http/paging";
import { acceptInvitationInput, invitationParams } from "#lib/invitations/schema";
import { addMemberInput, changeRoleInput, memberParams } from "#lib/members/schema";
import * as answers from "#lib/openapi/answers";
import type { Operations } from "#lib/openapi/operation";
import { listRoomsQuery } from "#lib/rooms/list-query";
import { createRoomInput, deleteRoomInput, roomParams, updateRoomInput } from "#lib/rooms/schema";

/** Rooms, the people in them, and the record. */
export const roomOperations: Operations = {
  "/api/v1/rooms": {
    GET: {
      summary: "The rooms that one is in, or the deleted ones that one can restore",
      tag: "Rooms",
      gate: "signed-in",
      query: listRoomsQuery,
      answer: z.union([answers.pageOf(answers.roomListItem), answers.pageOf(answers.deletedRoom)]),
    },
    POST: {
      summary: "Make a room",
      tag: "Rooms",
      gate: "signed-in",
      body: createRoomInput,
      status: 201,
      answer: answers.room,
    },
  },
  "/api/v1/rooms/{roomId}": {
    GET: {
      summary: "A room, with what one may do in it",
      tag: "Rooms",
      gate: "room.view",
      params: roomParams,
      answer: answers.room,
    },
    PATCH: {
      summary: "Rename or describe a room",
      tag: "Rooms",
      gate: "room.update",
      params: roomParams,
      body: updateRoomInput,
      answer: answers.room,
    },
    DELETE: {
      summary: "Delete a room, whose name is typed; it can be restored for 30 days",
      tag: "Rooms",
      gate: "room.delete",
      params: roomParams,
      body: deleteRoomInput,
      answer: null,
    },
  },
  "/api/v1/rooms/{roomId}/archive": {
    PUT: {
      summary: "Make a room read-only",
      tag: "Rooms",
      gate: "room.archive",
      params: roomParams,
      answer: answers.room,
    },
    DELETE: {
      summary: "Open an archived room for changes again",
      tag: "Rooms",
      gate: "room.archive",
      params: roomParams,
      answer: answers.room,
    },
  },
  "/api/v1/rooms/{roomId}/restore": {
    POST: {
      summary: "Bring a deleted room back",
      tag: "Rooms",
      gate: "room.delete",
      params: roomParams,
      answer: answers.room,
    },
  },
  "/api/v1/rooms/{roomId}/members": {
    GET: {
      summary: "The people of a room",
      tag: "People of a room",
      gate: "member.list",
      params: roomParams,
      query: pageQuery,
      answer: answers.pageOf(answers.member),
    },
    POST: {
      summary: "Add a person by e-mail: at once, or by an invitation where the address has no account",
      tag: "People of a room",
      gate: "member.invite",
      params: roomParams,
      body: addMemberInput,
      status: 201,
      answer: answers.addedMember,
    },
  },
  "/api/v1/rooms/{roomId}/members/{userId}": {
    PATCH: {
      summary: "Give a person another role",
      tag: "People of a room",
      gate: "member.update",
      params: memberParams,
      body: changeRoleInput,
      answer: answers.member,
    },
    DELETE: {
      summary: "Remove a person, or leave where it is oneself",
      tag: "People of a room",
      gate: "member.remove",
      params: memberParams,
      answer: null,
    },
  },
  "/api/v1/rooms/{roomId}/invitations": {
    GET: {
      summary: "The open invitations of a room, with their links",
      tag: "People of a room",
      gate: "member.remove",
      params: roomParams,
      query: pageQuery,
      answer: answers.pageOf(answers.invitation),
    },
  },
  "/api/v1/rooms/{roomId}/invitations/{invitationId}": {
    DELETE: {
      summary: "Withdraw an invitation",
      tag: "People of a room",
      gate: "member.remove",
      params: invitationParams,
      answer: null,
    },
  },
  "/api/v1/invitations/accept": {
    POST: {
      summary:
        "Accept an invitation: as the signed-in person, or with a new account, which is signed in then",
      tag: "People of a room",
      gate: "public",
      body: acceptInvitationInput,
      answer: answers.acceptedInvitation,
      alsoAnswers: { status: 201, answer: answers.acceptedInvitation },
    },
  },
  "/api/v1/rooms/{roomId}/audit": {
    GET: {
      summary: "A room's record, newest first",
      tag: "Record",
      gate: "audit.read",
      params: auditRoomParams,
      query: roomAuditQuery,
      answer: auditPage,
    },
  },
  "/api/v1/rooms/{roomId}/audit/{eventId}": {
    GET: {
      summary: "One event of a room's record",
      tag: "Record",
      gate: "audit.read",
      params: roomAuditEventParams,
      answer: auditItem,
    },
  },
  "/api/v1/rooms/{roomId}/audit/people": {
    GET: {
      summary: "People to filter a room's record by",
      tag: "Record",
      gate: "audit.read",
      params: auditRoomParams,
      query: namesQuery,
      answer: auditNames,
    },
  },
  "/api/v1/audit": {
    GET: {
      summary: "The instance's record, newest first",
      tag: "Record",
      gate: "admin",
      query: auditQuery,
      answer: auditPage,
    },
  },
  "/api/v1/audit/{eventId}": {
    GET: {
      summary: "One event of the instance's record",
      tag: "Record",
      gate: "admin",
      params: auditEventParams,
      answer: auditItem,
    },
  },
  "/api/v1/audit/people": {
    GET: {
      summary: "People to filter the instance's record by",
      tag: "Record",
      gate: "admin",
      query: namesQuery,
      answer: auditNames,
    },
  },
  "/api/v1/audit/rooms": {
    GET: {
      summary: "Rooms to filter the instance's record by",
      tag: "Record",
      gate: "admin",
      query: namesQuery,
      answer: auditNames,
    },
  },
};
