import { isObjectKey } from "#lib/storage/keys";
import type { Storage } from "#lib/storage/storage";

/** Above every driver: no key that `keys.ts` did not mint reaches a disk or a bucket. */
export function guardKeys(driver: Storage): Storage {
  return {
    put: async (key, body, options) => driver.put(checked(key), body, options),
    read: async (key, range) => driver.read(checked(key), range),
    stat: async (key) => driver.stat(checked(key)),
    exists: async (key) => driver.exists(checked(key)),
    delete: async (key) => driver.delete(checked(key)),
    copy: async (from, to) => driver.copy(checked(from), checked(to)),
    list: (options) => driver.list(options),
    signUpload: async (options) => driver.signUpload({ ...options, key: checked(options.key) }),
    signDownload: async (options) => {
      if (options.expiresIn > 60) throw new Error("A download address lives for 60 seconds at most");
      return driver.signDownload({ ...options, key: checked(options.key) });
    },
    ready: () => driver.ready(),
    sweep: (now) => driver.sweep(now),
    multipart: {
      begin: async (options) => driver.multipart.begin({ ...options, key: checked(options.key) }),
      signPart: async (options) => {
        const { partNumber } = options;
        if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > 10_000) {
          throw new Error("Parts are numbered from 1 to 10,000");
        }
        return driver.multipart.signPart({ ...options, key: checked(options.key) });
      },
      listParts: async (options) => driver.multipart.listParts({ ...options, key: checked(options.key) }),
      complete: async (options) => driver.multipart.complete({ ...options, key: checked(options.key) }),
      abort: async (options) => driver.multipart.abort({ ...options, key: checked(options.key) }),
    },
  };
}

function checked(key: string): string {
  if (!isObjectKey(key)) throw new Error("Not a storage key");
  return key;
}
