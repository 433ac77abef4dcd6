export { createOperations } from "./operations.js";
