import type { DossierTask, DossierView } from '../api/types';

export function openTasks(view: DossierView): DossierTask[] {
  return view.tasks.filter((task) => task.open);
}

/** The task the panel is about: the one chosen, else what I hold, what I may decide, what I may take. */
export function pickTask(view: DossierView, chosen: string | null): DossierTask | null {
  const open = openTasks(view);
  return (
    open.find((task) => task.task === chosen) ??
    open.find((task) => task.mine && task.may.complete) ??
    open.find((task) => task.may.complete) ??
    open.find((task) => task.may.claim) ??
    open[0] ??
    null
  );
}
