import { Random } from "../../../image-app/testing/random.js";
import { RandomOrder } from "./random-order.js";
import { Tally } from "./tally.js";

/** Lives that many orders of events, of the seeds from 1 on, and gives what happened in them. @throws Error naming the seed of the first in which something does not hold that must */
export function liveRandomOrders(orders: number): Tally {
    const tally = new Tally();
    for (let seed = 1; seed <= orders; seed += 1) {
        try {
            new RandomOrder(new Random(seed), tally).live();
        } catch (error) {
            throw new Error(`With seed ${seed}: ${String(error)}`, { cause: error });
        }
    }
    return tally;
}
