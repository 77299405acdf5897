//! Announced recovery times: the projection with today's queue, crews and rates, times an error that shrinks with the
//! share of the work that is done.

use super::damage::WORK_CLASSES;
use super::event::purpose;
use super::instant::Run;
use super::observer::{Note, Observer};
use crate::random::math;
use crate::units::{MS_PER_DAY, PPM};
use crate::world::NONE;

/// Standard deviation of the logarithm of the error while nothing is done (assumed: Hokkaido 2018 announced a week and
/// took two days, Faxai 2019 two and a half days and took fifteen).
const ERROR_SIGMA: f64 = 0.9;

/// Damage below this share of a facility is not announced.
const ANNOUNCED_PPM: u32 = PPM / 100;

impl<O: Observer> Run<'_, O> {
    /// Says of every damaged facility that serves people when it is expected back.
    pub(super) fn announce(&mut self, announcement: u32) {
        for facility in 0..self.net.facilities.len() as u32 {
            let wound = &self.memory.wounds[facility as usize];
            let left = wound.total() - wound.unrestorable;
            if self.net.facilities[facility as usize].people == 0 || left < ANNOUNCED_PPM {
                continue;
            }
            let Some(ahead_ms) = self.projected(facility) else {
                continue;
            };
            let struck = wound.struck.saturating_sub(wound.unrestorable).max(1);
            let open = f64::from(left) / f64::from(struck.max(left));
            let hash = self.net.facilities[facility as usize].hash;
            let luck = self
                .key
                .uniform(purpose::ANNOUNCED, hash, u64::from(announcement));
            let error = math::exp(ERROR_SIGMA * open * math::phi_inverse(luck));
            let expected = self.after(ahead_ms * error);
            self.observer
                .note(self.now, Note::Announced { facility, expected });
        }
    }

    /// Time until a facility's damage is repaired if everything stays as it is, in ms; none if nobody works on it and
    /// nobody is on the way.
    fn projected(&self, facility: u32) -> Option<f64> {
        let wound = &self.memory.wounds[facility as usize];
        let steps = wound.switching.div_ceil(wound.switch_step.max(1));
        let switching_ms = f64::from(steps) * wound.switch_every as f64;
        if wound.waiting() == 0 {
            return Some(switching_ms);
        }
        let job = self.net.facilities[facility as usize].damage_job;
        let own = self.work_left(job, facility);
        let (crews, ahead, wait_ms) = self.crews_to_come(job)?;
        let rate = f64::from(crews) * self.memory.job_factor(job);
        Some(switching_ms.max(wait_ms + (ahead + own) / rate))
    }

    /// Crew-ms of a facility's damage.
    fn work_left(&self, job: u32, facility: u32) -> f64 {
        let net = self.net;
        let wound = &self.memory.wounds[facility as usize];
        let started = self.memory.job_left(job);
        let Some(restoration) = net.facility(facility).restoration else {
            return started;
        };
        if net.facilities[facility as usize].single {
            return started;
        }
        let sites = net.facilities[facility as usize].sites as f64;
        let work = &net.model.restorations[restoration].work;
        let classes = work.iter().zip(&wound.work).take(WORK_CLASSES);
        let days: f64 = classes
            .map(|(class, left)| f64::from(*left) / f64::from(PPM) * sites / class.per_crew_day)
            .sum();
        days * MS_PER_DAY as f64 * wound.work_factor as f64 / f64::from(PPM)
    }

    /// (crews that will work on a job, crew-ms of what stands before it, time until they come in ms).
    fn crews_to_come(&self, job: u32) -> Option<(u32, f64, f64)> {
        let row = &self.net.jobs[job as usize];
        let at_work = self.memory.job_crews(job);
        if row.pool == NONE || at_work > 0 {
            return Some((at_work.max(1), 0.0, 0.0));
        }
        let (strength, ready) = self.memory.pool_outlook(row.pool, self.net);
        let ready = ready?;
        let ahead: f64 = self
            .memory
            .jobs_before(row.pool, job)
            .map(|other| self.memory.job_left(other))
            .sum();
        let crews = row.crews.min(strength).max(1);
        let share = f64::from(crews) / f64::from(strength.max(1));
        Some((crews, ahead * share, ready.saturating_sub(self.now) as f64))
    }
}
