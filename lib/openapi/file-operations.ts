import { fileParams, listFilesQuery, renameFileBody, restoreFileBody, roomParams } from "#lib/files/schema";
import { createFolderBody, folderParams, listFoldersQuery, renameFolderBody } from "#lib/folders/schema";
import * as answers from "#lib/openapi/answers";
import type { Operations } from "#lib/openapi/operation";
import {
  claimBatchBody,
  claimBody,
  completeBatchBody,
  completeBody,
  signPartsBody,
  uploadParams,
} from "#lib/uploads/schema";

/** Folders, files and how they come in. */
export const fileOperations: Operations = {
  "/api/v1/rooms/{roomId}/folders": {
    GET: {
      summary: "The folders in a folder",
      tag: "Folders",
      gate: "file.list",
      params: roomParams,
      query: listFoldersQuery,
      answer: answers.pageOf(answers.folder),
    },
    POST: {
      summary: "Make a folder",
      tag: "Folders",
      gate: "folder.create",
      params: roomParams,
      body: createFolderBody,
      status: 201,
      answer: answers.folder,
    },
  },
  "/api/v1/rooms/{roomId}/folders/{folderId}": {
    GET: {
      summary: "A folder and the way to it",
      tag: "Folders",
      gate: "file.list",
      params: folderParams,
      answer: answers.folderWithPath,
    },
    PATCH: {
      summary: "Rename a folder",
      tag: "Folders",
      gate: "folder.rename",
      params: folderParams,
      body: renameFolderBody,
      answer: answers.folder,
    },
    DELETE: {
      summary: "Remove a folder with everything in it; it can be restored",
      tag: "Folders",
      gate: "folder.remove",
      params: folderParams,
      answer: null,
    },
  },
  "/api/v1/rooms/{roomId}/folders/{folderId}/restore": {
    POST: {
      summary: "Bring a removed folder back",
      tag: "Folders",
      gate: "folder.remove",
      params: folderParams,
      answer: answers.folder,
    },
  },
  "/api/v1/rooms/{roomId}/files": {
    GET: {
      summary: "The files in a folder",
      tag: "Files",
      gate: "file.list",
      params: roomParams,
      query: listFilesQuery,
      answer: answers.pageOf(answers.file),
    },
  },
  "/api/v1/rooms/{roomId}/files/{linkId}": {
    GET: { summary: "One file", tag: "Files", gate: "file.list", params: fileParams, answer: answers.file },
    PATCH: {
      summary: "Rename a file",
      tag: "Files",
      gate: "file.rename-own",
      params: fileParams,
      body: renameFileBody,
      answer: answers.file,
    },
    DELETE: {
      summary: "Remove a file; it can be restored",
      tag: "Files",
      gate: "file.remove-own",
      params: fileParams,
      answer: null,
    },
  },
  "/api/v1/rooms/{roomId}/files/{linkId}/restore": {
    POST: {
      summary: "Bring a removed file back",
      tag: "Files",
      gate: "file.remove-own",
      params: fileParams,
      body: restoreFileBody,
      answer: answers.file,
    },
  },
  "/api/v1/rooms/{roomId}/files/{linkId}/content": {
    GET: {
      summary: "Download a file: leads to an address that holds for at most 60 seconds",
      tag: "Files",
      gate: "file.download",
      params: fileParams,
      status: 302,
      answer: null,
    },
  },
  "/api/v1/rooms/{roomId}/uploads": {
    POST: {
      summary: "Claim to send a file; nothing is sent when its owner has these bytes already",
      tag: "Uploads",
      gate: "file.upload",
      params: roomParams,
      body: claimBody,
      status: 201,
      answer: answers.pendingClaim,
      alsoAnswers: { status: 200, answer: answers.completedClaim },
    },
  },
  "/api/v1/rooms/{roomId}/uploads/{uploadId}": {
    GET: {
      summary: "An upload, with the parts that the storage has",
      tag: "Uploads",
      gate: "file.upload",
      params: uploadParams,
      answer: answers.upload,
    },
    DELETE: {
      summary: "Cancel an upload",
      tag: "Uploads",
      gate: "file.upload",
      params: uploadParams,
      answer: null,
    },
  },
  "/api/v1/rooms/{roomId}/uploads/{uploadId}/parts": {
    POST: {
      summary: "Fresh signed addresses for parts",
      tag: "Uploads",
      gate: "file.upload",
      params: uploadParams,
      body: signPartsBody,
      answer: answers.signedParts,
    },
  },
  "/api/v1/rooms/{roomId}/uploads/{uploadId}/complete": {
    POST: {
      summary: "Complete an upload: what arrived is compared with what was declared",
      tag: "Uploads",
      gate: "file.upload",
      params: uploadParams,
      body: completeBody,
      answer: answers.completeAnswer,
    },
  },
  "/api/v1/rooms/{roomId}/uploads/batch": {
    POST: {
      summary: "Claim many files at once; the answers are in the same order",
      tag: "Uploads",
      gate: "file.upload",
      params: roomParams,
      body: claimBatchBody,
      answer: answers.claimBatchAnswer,
    },
  },
  "/api/v1/rooms/{roomId}/uploads/batch/complete": {
    POST: {
      summary: "Complete many uploads at once; the answers are in the same order",
      tag: "Uploads",
      gate: "file.upload",
      params: roomParams,
      body: completeBatchBody,
      answer: answers.completeBatchAnswer,
    },
  },
};
