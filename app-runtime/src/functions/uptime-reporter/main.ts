import { TopicAlerter } from "../../common/alert.js";
import { functionHandler } from "../common/handler.js";
import { StateTable } from "../common/state-table.js";
import { ToldLedger } from "../common/told-ledger.js";
import { BurnWatch } from "./burn/burn-watch.js";
import { readSettings } from "./environment.js";
import { HealthCheckSource } from "./measure/health-check-source.js";
import { BucketReports } from "./report-store.js";
import { readTask } from "./task.js";
import { WeeklyReports } from "./weekly-reports.js";

/** Reports on the uptime of a week, and looks every few minutes how fast its error budget burns. */
export const handler = functionHandler<unknown>("uptime-reporter", (telemetry) => {
    const settings = readSettings(process.env);
    const now = (): Date => new Date();
    const place = { region: settings.region, endpoint: settings.endpoint };
    const state = new StateTable(place, settings.stateTable, now);
    const parts = {
        ...settings,
        ...{ telemetry, now, state },
        source: new HealthCheckSource(place),
        ledger: new ToldLedger(state, now),
        notices: new TopicAlerter(place, settings.reportsTopic),
    };
    const burn = new BurnWatch({ ...parts, pages: new TopicAlerter(place, settings.pagesTopic) });
    const reports = new WeeklyReports({ ...parts, store: new BucketReports(place, settings.bucket) });
    return async (event) => {
        const task = readTask(event);
        if (task.task === "burn-rates") {
            await burn.look();
        } else {
            await (task.week === undefined ? reports.reportLast() : reports.report(task.week));
        }
    };
});
