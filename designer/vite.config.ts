import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the API lives while `vite` serves the app: the C# server, or `npm run mock`. */
const server = process.env['BPM_SERVER'] ?? 'http://127.0.0.1:5080';

/** Libraries that come with the page that needs them: live notices, the designer's editor and drawing. */
const late =
  /node_modules[\\/](@microsoft|@codemirror|@lezer|@xyflow|@marijn|crelt|style-mod|w3c-keyname|d3-|zustand|classcat)/;

export default defineConfig({
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: '../engine/Bpm.Server/wwwroot/app',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // One style sheet and few scripts: an office line pays for every request.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        advancedChunks: {
          groups: [
            { name: 'vendor', test: (id) => id.includes('node_modules') && !late.test(id) },
            { name: 'shell', test: /src[\\/](ui|frame|api|i18n|live|text|sign-in)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': server,
      '/in': server,
      '/hubs': { target: server, ws: true },
    },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 1,
  },
});
