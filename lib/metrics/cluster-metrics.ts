import cluster, { type Worker } from "node:cluster";
import { AggregatorRegistry, collectDefaultMetrics, register } from "prom-client";
import { z } from "zod";

// One scrape reaches one of several processes and has to tell of all: that one asks the launcher, which asks each.
const message = z.discriminatedUnion("strongroomMetrics", [
  z.object({ strongroomMetrics: z.literal("wanted"), id: z.number() }),
  z.object({ strongroomMetrics: z.literal("ask"), id: z.number() }),
  z.object({ strongroomMetrics: z.literal("part"), id: z.number(), metrics: z.array(z.unknown()) }),
  z.object({ strongroomMetrics: z.literal("whole"), id: z.number(), text: z.string() }),
]);
type Message = z.output<typeof message>;

/** What a process that is just dying would have said is left out. */
const patienceMilliseconds = 2_000;

// On globalThis, because Next bundles a copy of this file beside the one that the server loads.
type Questions = { lastId: number; waiting: Map<number, (answer: Message) => void> };
const kept: { strongroomMetricsQuestions?: Questions } & typeof globalThis = globalThis;
const questions: Questions = (kept.strongroomMetricsQuestions ??= { lastId: 0, waiting: new Map() });

async function ownMetrics(): Promise<object[]> {
  if (!register.getSingleMetric("process_cpu_seconds_total")) collectDefaultMetrics();
  return register.getMetricsAsJSON();
}

function textOf(parts: readonly object[][]): Promise<string> {
  return AggregatorRegistry.aggregate([...parts]).metrics();
}

/** Sends a question and resolves with its answer, or null when none comes in time. */
function ask(send: (id: number) => void): Promise<Message | null> {
  const id = ++questions.lastId;
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(null), patienceMilliseconds);
    function settle(answer: Message | null): void {
      clearTimeout(timer);
      questions.waiting.delete(id);
      resolve(answer);
    }
    questions.waiting.set(id, settle);
    send(id);
  });
}

/** In the launcher: gathers the metrics of every web process, and its own, for whichever of them is scraped. */
export function gatherClusterMetrics(): void {
  cluster.on("message", (worker: Worker, raw: unknown) => {
    const { data } = message.safeParse(raw);
    if (data?.strongroomMetrics === "part") questions.waiting.get(data.id)?.(data);
    if (data?.strongroomMetrics === "wanted") void answer(worker, data.id);
  });
}

async function answer(worker: Worker, id: number): Promise<void> {
  const connected = Object.values(cluster.workers ?? {}).filter((each) => each?.isConnected());
  const parts = await Promise.all(
    connected.map((each) =>
      ask((asked) => each?.send({ strongroomMetrics: "ask", id: asked } satisfies Message)),
    ),
  );
  const given = parts.flatMap((part) =>
    part?.strongroomMetrics === "part"
      ? [part.metrics.filter((metric) => typeof metric === "object" && metric !== null)]
      : [],
  );
  const text = await textOf([await ownMetrics(), ...given]);
  if (worker.isConnected()) worker.send({ strongroomMetrics: "whole", id, text } satisfies Message);
}

/** In a web process: answers the launcher's questions. */
export function offerClusterMetrics(): void {
  process.on("message", (raw: unknown) => {
    const { data } = message.safeParse(raw);
    if (data?.strongroomMetrics === "whole") questions.waiting.get(data.id)?.(data);
    if (data?.strongroomMetrics !== "ask") return;
    const { id } = data;
    void ownMetrics().then((metrics) =>
      process.send?.({ strongroomMetrics: "part", id, metrics } satisfies Message),
    );
  });
}

/** The metrics of all processes of this instance in Prometheus' text form; of this one alone where it stands alone. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  const { contentType } = register;
  const whole = cluster.isWorker
    ? await ask((id) => process.send?.({ strongroomMetrics: "wanted", id } satisfies Message))
    : null;
  if (whole?.strongroomMetrics === "whole") return { text: whole.text, contentType };
  return { text: await textOf([await ownMetrics()]), contentType };
}
