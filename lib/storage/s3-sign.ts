import { GetObjectCommand, PutObjectCommand, UploadPartCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { contentDisposition, safeMediaType } from "#lib/storage/download-headers";
import { s3Call } from "#lib/storage/s3-failure";
import type { SignDownload, SignedRequest, SignPart, SignUpload } from "#lib/storage/storage";

const checksumHeader = "x-amz-checksum-sha256";
/** Only what is signed as a header binds the sender; what the presigner moves into the query is decoration to some servers. */
const bound = new Set(["host", "content-length", "content-type", "if-none-match", checksumHeader]);
const kept = new Set([checksumHeader, "if-none-match"]);

/** The presigner signs a type whether or not there is one to tell. */
const partType = "application/octet-stream";

/** Base64, as S3 wants it, of a digest in hex. */
export function base64Digest(sha256: string): string {
  return Buffer.from(sha256, "hex").toString("base64");
}

export function signS3Upload(client: S3Client, bucket: string, upload: SignUpload): Promise<SignedRequest> {
  const type = safeMediaType(upload.mediaType);
  const checksum = base64Digest(upload.sha256);
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: upload.key,
    ContentLength: upload.size,
    ContentType: type,
    ChecksumSHA256: checksum,
    IfNoneMatch: "*",
  });
  return s3Call(async () => ({
    method: "PUT",
    url: await getSignedUrl(client, command, {
      expiresIn: upload.expiresIn,
      signableHeaders: bound,
      unhoistableHeaders: kept,
    }),
    headers: { "content-type": type, "if-none-match": "*", [checksumHeader]: checksum },
  }));
}

export function signS3Part(client: S3Client, bucket: string, part: SignPart): Promise<SignedRequest> {
  const checksum = part.sha256 === null ? undefined : base64Digest(part.sha256);
  const headers = { "content-type": partType, ...(checksum !== undefined && { [checksumHeader]: checksum }) };
  const command = new UploadPartCommand({
    Bucket: bucket,
    Key: part.key,
    UploadId: part.uploadId,
    PartNumber: part.partNumber,
    ContentLength: part.size,
    ChecksumSHA256: checksum,
  });
  return s3Call(async () => ({
    method: "PUT",
    url: await getSignedUrl(client, command, {
      expiresIn: part.expiresIn,
      signableHeaders: bound,
      unhoistableHeaders: kept,
    }),
    headers,
  }));
}

export function signS3Download(client: S3Client, bucket: string, download: SignDownload): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: download.key,
    ResponseCacheControl: "private, no-store",
    ResponseContentDisposition: contentDisposition(download.disposition, download.fileName),
    ResponseContentType: safeMediaType(download.mediaType),
  });
  return s3Call(() => getSignedUrl(client, command, { expiresIn: download.expiresIn }));
}
