import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  UploadPartCopyCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { s3Call } from "#lib/storage/s3-failure";

type LargeCopy = { bucket: string; from: string; to: string; size: number; partSize: number };

/** Copies what is too large for one request in ranges; the storage moves the bytes, and a failure leaves nothing. */
export async function copyLarge(
  client: S3Client,
  { bucket, from, to, size, partSize }: LargeCopy,
): Promise<void> {
  await s3Call(async () => {
    const { ContentType } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: from }));
    const target = { Bucket: bucket, Key: to };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, ContentType }));
    try {
      const parts: { PartNumber: number; ETag: string | undefined }[] = [];
      for (let start = 0; start < size; start += partSize) {
        const PartNumber = parts.length + 1;
        const range = `bytes=${start}-${Math.min(start + partSize, size) - 1}`;
        const { CopyPartResult } = await client.send(
          new UploadPartCopyCommand({
            ...target,
            UploadId,
            PartNumber,
            CopySource: `${bucket}/${from}`,
            CopySourceRange: range,
          }),
        );
        parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
      }
      await client.send(
        new CompleteMultipartUploadCommand({
          ...target,
          UploadId,
          IfNoneMatch: "*",
          MultipartUpload: { Parts: parts },
        }),
      );
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined);
      throw error;
    }
  });
}
