import type { Detector } from "./detector.js";
import { isRefusedOften } from "./people.js";

/** More refused requests in a minute than the limit, which are a good part of all that the client makes; the same of a network, of whose clients none does so alone. */
export const errorBurst: Detector = {
    type: "error-burst",
    *find(window) {
        const { settings } = window;
        const isBurst = (key: string, limit: number): boolean => {
            const last = window.inLastMinute(key);
            return last.errors >= limit && isRefusedOften(last, settings);
        };
        const bursts = new Set(
            window.clients.map(({ key }) => key).filter((key) => isBurst(key, settings.errorsPerMinute)),
        );
        yield* bursts;
        for (const network of window.networks) {
            if (!isBurst(network.key, settings.errorsPerMinute * settings.networkFactor)) continue;
            if (!network.hasClientIn(bursts)) yield network.key;
        }
    },
};
