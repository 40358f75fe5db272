import { message } from '../core/model/message.ts';
import { loadPlayer } from '../platform/react/simulation.ts';
import type { SessionStore } from '../store/session-store.ts';

const notLoaded = {
  en: 'Failures cannot be played: a part of the page could not be loaded. Check the connection and load the page again.',
  zh: '无法模拟故障：页面的一部分未能加载。请检查网络连接并重新加载页面。',
};

/** Loads what plays failures when a simulation begins; ends that and says so if it cannot. */
export function playWhenAsked(session: SessionStore, load = loadPlayer): () => void {
  return session.subscribe(({ simulation, endSimulation, notify }, previous) => {
    if (simulation === null || previous.simulation !== null) return;
    load().catch(() => {
      endSimulation();
      notify('error', message(notLoaded));
    });
  });
}
