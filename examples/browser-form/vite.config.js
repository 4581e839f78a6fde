import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: { target: "es2022" },
  // Its modules are found beside its scripts, so these stay where they are.
  optimizeDeps: { exclude: ["abilita"] },
});
