import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a command in the root of the project.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env] added to the environment.
 * @param {(output: Buffer, isError: boolean) => void} [onOutput] gets its output, of both kinds; by default that goes to ours.
 * @param {string} [input] what it reads; by default nothing.
 * @returns {Promise<number>} its exit code; 127 when it cannot be started.
 */
export function run(command, args, env = {}, onOutput = undefined, input = undefined) {
  return new Promise((resolve) => {
    const reads = input === undefined ? (onOutput ? 'ignore' : 'inherit') : 'pipe';
    const tells = onOutput ? 'pipe' : 'inherit';
    const stdio = [reads, tells, tells];
    const child = spawn(command, args, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
    child.stdout?.on('data', (output) => onOutput(output, false));
    child.stderr?.on('data', (output) => onOutput(output, true));
    child.stdin?.end(input);
  });
}

/** Runs a program of an installed package by its file, without a shell or npx in between; otherwise as `run`. */
export function runModule(file, args, env, onOutput, input) {
  return run(process.execPath, [`${ROOT}/node_modules/${file}`, ...args], env, onOutput, input);
}
