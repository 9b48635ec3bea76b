// The local storage behind a server, as a process of its own that tests can trace and kill.
// node test/services/local-storage-process.ts <folder>   prints its process id and its address
import { startLocalBackend } from "#test/services/storage-backends";

const { url } = await startLocalBackend(process.argv[2]);
console.log(`${process.pid} ${url}`);
