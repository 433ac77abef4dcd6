import type { ServiceModel } from "../model.js";
import { models as access } from "./s3/access.js";
import { models as buckets } from "./s3/bucket.js";
import { models as lifecycle } from "./s3/lifecycle.js";
import { models as notifications } from "./s3/notification.js";
import { models as objects } from "./s3/object.js";
import { models as settings } from "./s3/settings.js";

export const models: readonly ServiceModel[] = [
    ...buckets,
    ...objects,
    ...settings,
    ...lifecycle,
    ...access,
    ...notifications,
];
