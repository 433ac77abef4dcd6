import { platform } from "./platform.cjs";

export = platform();
