export { LocalProject, runLocal, type LocalOptions, type LocalResult } from "./local-project.js";
