import { CreateBucketCommand, PutBucketCorsCommand, S3Client } from "@aws-sdk/client-s3";
import { startCeph } from "#test/services/ceph";
import { startChecksumProxy } from "#test/services/s3-checksum-proxy";

export type ObjectStore = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  forcePathStyle: true;
  /** the settings of an app that uses this bucket */
  env: Record<string, string>;
  stop(): Promise<void>;
};

/** An S3 server with one bucket that these origins may use from a browser. Takes about 15 s. */
export async function startObjectStore(options: { allowedOrigins?: string[] } = {}): Promise<ObjectStore> {
  const allowedOrigins = options.allowedOrigins ?? [];
  const ceph = await startCeph();
  const proxy = await startChecksumProxy({ upstream: ceph.endpoint, allowedOrigins });
  const access = {
    endpoint: proxy.endpoint,
    region: "us-east-1",
    bucket: "strongroom",
    accessKeyId: ceph.accessKeyId,
    secretAccessKey: ceph.secretAccessKey,
    forcePathStyle: true as const,
  };
  await ensureBucket(access, allowedOrigins);
  return {
    ...access,
    env: {
      STORAGE_DRIVER: "s3",
      S3_ENDPOINT: access.endpoint,
      S3_REGION: access.region,
      S3_BUCKET: access.bucket,
      S3_ACCESS_KEY_ID: access.accessKeyId,
      S3_SECRET_ACCESS_KEY: access.secretAccessKey,
      S3_FORCE_PATH_STYLE: "true",
    },
    async stop() {
      await proxy.stop();
      await ceph.stop();
    },
  };
}

/** Makes the bucket with the CORS rules of docs/storage.md. Operators make theirs themselves. */
async function ensureBucket(
  { bucket, accessKeyId, secretAccessKey, ...config }: Omit<ObjectStore, "env" | "stop">,
  allowedOrigins: string[],
): Promise<void> {
  const client = new S3Client({
    ...config,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  if (allowedOrigins.length > 0) {
    const rule = {
      AllowedOrigins: allowedOrigins,
      AllowedMethods: ["PUT", "GET", "HEAD"],
      AllowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256", "range"],
      ExposeHeaders: ["ETag"],
      MaxAgeSeconds: 3600,
    };
    await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }));
  }
  client.destroy();
}
