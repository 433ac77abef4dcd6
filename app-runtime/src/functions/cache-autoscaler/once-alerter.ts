import type { Alert, Alerter } from "../../common/alert.js";
import type { ToldLedger } from "../common/told-ledger.js";

/** Nothing is told again that late: what is untold is tried every minute. */
const rememberMilliseconds = 86_400_000;

/** Tells each alert once, also where several instances of the function want to at the same time. */
export class OnceAlerter implements Alerter {
    constructor(
        private readonly alerter: Alerter,
        private readonly ledger: ToldLedger,
        /** Key of the ledger in the state table. */
        private readonly id: string,
        private readonly now: () => Date,
    ) {}

    /** Rejects also while another instance tells it: whether that one comes to its end is not known. */
    public async tell(alert: Alert): Promise<void> {
        const until = new Date(this.now().getTime() + rememberMilliseconds);
        const matter = { key: `${alert.status} ${alert.key}`, until };
        const telling = await this.ledger.tell(this.id, [matter], async () => {
            await this.alerter.tell(alert);
            return true;
        });
        if (telling === "busy") {
            throw new Error(`Another call is telling of ${alert.key}; the next one goes on.`);
        }
    }
}
