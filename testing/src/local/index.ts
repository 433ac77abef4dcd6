export { announcedSteps, type AnnouncedStep } from "./engine-events.js";
export { LocalProject, runLocal, type LocalOptions, type LocalResult } from "./local-project.js";
