import { type Detector, everything } from "./detector.js";
import { distributedFlood } from "./distributed-flood.js";
import { trafficOf } from "./traffic.js";

/** Far more requests than usual by what looks like visitors: a sale, a mention in the news. It informs and is no attack. */
export const highTraffic: Detector = {
    type: "high-traffic",
    *find(window) {
        if (!trafficOf(window).isHigh) return;
        if ([...distributedFlood.find(window)].length === 0) yield everything;
    },
};
