import type { TestProject } from "vitest/node";
import { startApp } from "#test/services/app";

/** One running product for all tests over the wire; each makes its own people and rooms in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await startApp();
  project.provide("appUrl", app.url);
  return () => app.stop();
}

declare module "vitest" {
  export interface ProvidedContext {
    appUrl: string;
  }
}
