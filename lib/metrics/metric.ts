import { register } from "prom-client";

/**
 * The metric of this name, made at first use. Next may load a file once for each bundle while the registry is shared,
 * and a second metric of the same name would throw.
 */
export function metric<T>(name: string, type: new (...args: never[]) => T, make: () => T): T {
  const known = register.getSingleMetric(name);
  return known instanceof type ? known : make();
}
