import type { Batch, Trace } from "../model.js";

/** The same trace with so many times the clients, each of whom sends what one of them sent: an old trace at today's size. */
export async function* timesClients(trace: Trace, times: number): AsyncGenerator<Batch> {
    for await (const batch of trace) {
        yield batch;
        for (let copy = 1; copy < times; copy += 1) yield { ...batch, client: `${batch.client}/${copy}` };
    }
}
