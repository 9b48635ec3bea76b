import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

export type S3Options = {
  endpoint?: string | undefined;
  region: string;
  bucket: string;
  /** absent: the SDK's own chain, such as the role of the machine */
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  forcePathStyle?: boolean | undefined;
};

/** A client that gives up in seconds when the storage is away, so that requests answer 503 and don't pile up. */
export function createS3Client(options: S3Options): S3Client {
  const { accessKeyId, secretAccessKey } = options;
  const config: S3ClientConfig = {
    region: options.region,
    forcePathStyle: options.forcePathStyle ?? false,
    maxAttempts: 3,
    // newer defaults add CRC32 headers, which other servers than AWS refuse, and which don't fit signed addresses
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // the socket limit counts silence, not the whole transfer
    requestHandler: {
      connectionTimeout: 3_000,
      socketTimeout: 30_000,
      httpAgent: { maxSockets: 200 },
      httpsAgent: { maxSockets: 200 },
    },
  };
  if (options.endpoint) config.endpoint = options.endpoint;
  if (accessKeyId && secretAccessKey) config.credentials = { accessKeyId, secretAccessKey };
  return new S3Client(config);
}
