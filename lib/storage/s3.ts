import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { Readable, pipeline } from "node:stream";
import { AppError } from "#lib/errors";
import { safeMediaType } from "#lib/storage/download-headers";
import { createS3Client, type S3Options } from "#lib/storage/s3-client";
import { copyLarge } from "#lib/storage/s3-copy-large";
import { s3Call, s3Failure, s3Find, s3Status } from "#lib/storage/s3-failure";
import { createS3Multipart } from "#lib/storage/s3-multipart";
import { base64Digest, signS3Download, signS3Upload } from "#lib/storage/s3-sign";
import type { ObjectStat, Storage } from "#lib/storage/storage";
import { verifyStream } from "#lib/storage/verify-stream";

/** The most that S3 copies in one request. */
const copyLimit = 5 * 1024 ** 3;

/** Objects in a bucket of S3, or of a server that speaks its protocol. */
export function createS3Storage({
  largeCopy = copyLimit,
  ...options
}: S3Options & { largeCopy?: number }): Storage {
  const { bucket } = options;
  const client = createS3Client(options);

  async function stat(key: string): Promise<ObjectStat | null> {
    const command = new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: "ENABLED" });
    const head = await s3Find(() => client.send(command));
    return (
      head && { size: head.ContentLength ?? 0, sha256: wholeDigest(head.ChecksumSHA256, head.ChecksumType) }
    );
  }

  return {
    stat,
    async put(key, body, { size, sha256, mediaType }) {
      const source = body instanceof Readable ? body : Readable.from([Buffer.from(body)]);
      const verified = verifyStream({ size, sha256 });
      const broken = new AbortController();
      // the SDK goes on waiting when a body breaks off
      pipeline(source, verified, (error) => {
        if (error) broken.abort(error instanceof AppError ? error : brokenOff(error));
      });
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: verified,
            ContentLength: size,
            ContentType: safeMediaType(mediaType),
            IfNoneMatch: "*",
            ...(sha256 !== null && { ChecksumSHA256: base64Digest(sha256) }),
          }),
          { abortSignal: broken.signal },
        );
      } catch (error) {
        verified.destroy();
        const reason: unknown = broken.signal.reason;
        throw s3Failure(reason instanceof AppError ? reason : error);
      }
      return { size, sha256: verified.digest() };
    },
    async read(key, range) {
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ...(range && { Range: `bytes=${range.start}-${range.end}` }),
      });
      const { Body } = await s3Call(async () => {
        try {
          return await client.send(command);
        } catch (error) {
          if (s3Status(error) !== 416) throw error;
          throw new AppError("bad_request", "The range lies outside the object.", { cause: error });
        }
      });
      if (Body instanceof Readable) return Body;
      throw new AppError("unavailable", "The storage gave no bytes.");
    },
    exists: async (key) => (await stat(key)) !== null,
    delete: async (key) => {
      await s3Find(() => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
    },
    async copy(from, to) {
      const source = await stat(from);
      if (!source) throw new AppError("not_found", "There is no such object in the storage.");
      if (await stat(to)) throw new AppError("conflict", "There is already an object under this key.");
      if (source.size > largeCopy)
        return copyLarge(client, { bucket, from, to, size: source.size, partSize: largeCopy });
      const command = new CopyObjectCommand({
        Bucket: bucket,
        Key: to,
        CopySource: `${bucket}/${from}`,
        IfNoneMatch: "*",
      });
      await s3Call(() => client.send(command));
    },
    async list({ prefix, after, limit = 1000 }) {
      const request = { Bucket: bucket, Prefix: prefix, StartAfter: after ?? undefined, MaxKeys: limit };
      const page = await s3Call(() => client.send(new ListObjectsV2Command(request)));
      const items = (page.Contents ?? []).map((object) => ({
        key: object.Key ?? "",
        size: object.Size ?? 0,
        modifiedAt: object.LastModified ?? new Date(0),
      }));
      return { items, next: page.IsTruncated ? (items.at(-1)?.key ?? null) : null };
    },
    signUpload: (upload) => signS3Upload(client, bucket, upload),
    signDownload: (download) => signS3Download(client, bucket, download),
    async ready() {
      try {
        await client.send(new HeadBucketCommand({ Bucket: bucket }), { requestTimeout: 5_000 });
      } catch (error) {
        throw new AppError("unavailable", "The bucket can't be reached.", { cause: error });
      }
    },
    // uploads that nobody finished are the bucket's own lifecycle rule to remove; single writes leave nothing
    sweep: async () => 0,
    multipart: createS3Multipart(client, bucket, stat),
  };
}

function brokenOff(cause: Error): AppError {
  return new AppError("content_mismatch", "The sender broke off.", { cause });
}

/** The digest of the whole object in hex; that of a multipart upload is one of digests and says nothing here. */
function wholeDigest(checksum: string | undefined, type: string | undefined): string | null {
  if (!checksum || type === "COMPOSITE" || checksum.includes("-")) return null;
  return Buffer.from(checksum, "base64").toString("hex");
}
