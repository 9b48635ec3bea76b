import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  type Part,
  type S3Client,
} from "@aws-sdk/client-s3";
import { AppError } from "#lib/errors";
import { safeMediaType } from "#lib/storage/download-headers";
import { isMissing, isTaken, s3Call, s3Failure, s3Find } from "#lib/storage/s3-failure";
import { signS3Part } from "#lib/storage/s3-sign";
import { selectParts } from "#lib/storage/select-parts";
import type { MultipartStorage, ObjectStat, UploadedPart } from "#lib/storage/storage";

type S3Part = UploadedPart & { checksum: string | undefined };
type UploadName = { key: string; uploadId: string };

export function createS3Multipart(
  client: S3Client,
  bucket: string,
  stat: (key: string) => Promise<ObjectStat | null>,
): MultipartStorage {
  async function partsOf({ key, uploadId }: UploadName): Promise<S3Part[] | null> {
    const parts: S3Part[] = [];
    let marker: string | undefined;
    do {
      const request = { Bucket: bucket, Key: key, UploadId: uploadId, PartNumberMarker: marker };
      const page = await s3Find(() => client.send(new ListPartsCommand(request)));
      if (!page) return null;
      parts.push(...(page.Parts ?? []).map(toPart));
      marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
    } while (marker !== undefined);
    return parts.toSorted((a, b) => a.partNumber - b.partNumber);
  }

  async function completedBefore(key: string): Promise<ObjectStat> {
    const object = await stat(key);
    if (!object) throw noUpload();
    return object;
  }

  return {
    begin: ({ key, mediaType, partChecksums }) =>
      s3Call(async () => {
        const { UploadId } = await client.send(
          new CreateMultipartUploadCommand({
            Bucket: bucket,
            Key: key,
            ContentType: safeMediaType(mediaType),
            // without it AWS refuses parts that carry a checksum, with it those that carry none
            ...(partChecksums && { ChecksumAlgorithm: "SHA256", ChecksumType: "COMPOSITE" }),
          }),
        );
        if (!UploadId) throw new AppError("unavailable", "The storage began no upload.");
        return UploadId;
      }),
    signPart: (part) => signS3Part(client, bucket, part),
    async listParts(upload) {
      const parts = await partsOf(upload);
      if (!parts) throw noUpload();
      return parts.map(({ partNumber, size, etag }) => ({ partNumber, size, etag }));
    },
    async complete({ key, uploadId, parts }) {
      const arrived = await partsOf({ key, uploadId });
      if (!arrived) return completedBefore(key);
      const chosen = selectParts(arrived, parts);
      // not every server minds the condition below on this request; keys are fresh, so a look before is enough
      if (await stat(key)) throw new AppError("conflict", "There is already an object under this key.");
      try {
        await client.send(
          new CompleteMultipartUploadCommand({
            Bucket: bucket,
            Key: key,
            UploadId: uploadId,
            IfNoneMatch: "*",
            MultipartUpload: {
              Parts: chosen.map(({ partNumber, etag, checksum }) => ({
                PartNumber: partNumber,
                ETag: etag,
                ChecksumSHA256: checksum,
              })),
            },
          }),
        );
      } catch (error) {
        // another call was faster
        if (isMissing(error) || (isTaken(error) && (await partsOf({ key, uploadId })) === null)) {
          return completedBefore(key);
        }
        throw s3Failure(error);
      }
      return completedBefore(key);
    },
    abort: ({ key, uploadId }) =>
      s3Find(() =>
        client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId })),
      ).then(() => undefined),
  };
}

function noUpload(): AppError {
  return new AppError("not_found", "There is no such upload.");
}

function toPart(part: Part): S3Part {
  return {
    partNumber: part.PartNumber ?? 0,
    size: part.Size ?? 0,
    etag: part.ETag ?? "",
    checksum: part.ChecksumSHA256,
  };
}
