//! A line of jobs that are tried again until they succeed or run out of tries.

/// One job and how far it got.
#[derive(Debug, Clone)]
pub struct Job {
    pub name: String,
    pub status: String,
    pub tries: u32,
    pub wait_s: u64,
}

/// Jobs in the order in which they came in.
#[derive(Debug)]
pub struct Line {
    jobs: Vec<Job>,
    max_tries: u32,
}

impl Line {
    pub fn new(max_tries: u32) -> Line {
        Line { jobs: Vec::new(), max_tries }
    }

    pub fn push(&mut self, name: &str) {
        self.jobs.push(Job { name: name.to_string(), status: "waiting".to_string(), tries: 0, wait_s: 0 });
    }

    pub fn jobs(&self) -> &[Job] {
        &self.jobs
    }

    /// The next job to run, marked as running.
    pub fn take(&mut self) -> Option<String> {
        for job in self.jobs.iter_mut() {
            if (job.status == "waiting" || job.status == "retry") && job.wait_s == 0 {
                job.status = "running".to_string();
                job.tries += 1;
                return Some(job.name.clone());
            }
        }
        None
    }

    pub fn succeed(&mut self, name: &str) {
        for job in self.jobs.iter_mut() {
            if job.name == name && job.status == "running" {
                job.status = "done".to_string();
            }
        }
    }

    /// Marks a running job as failed; it waits twice as long before each further try.
    pub fn fail(&mut self, name: &str) {
        let max_tries = self.max_tries;
        for job in self.jobs.iter_mut() {
            if job.name == name && job.status == "running" {
                if job.tries >= max_tries {
                    job.status = "dead".to_string();
                } else {
                    job.status = "retry".to_string();
                    job.wait_s = 1 << job.tries;
                }
            }
        }
    }

    /// Lets time go by.
    pub fn tick(&mut self, seconds: u64) {
        for job in self.jobs.iter_mut() {
            if job.status == "retry" {
                job.wait_s = job.wait_s.saturating_sub(seconds);
            }
        }
    }

    /// Whether nothing is left to do.
    pub fn is_settled(&self) -> bool {
        self.jobs.iter().all(|j| j.status == "done" || j.status == "dead")
    }

    /// One line per job, tab-separated, as the state file holds them.
    pub fn dump(&self) -> String {
        self.jobs.iter().map(|j| format!("{}\t{}\t{}\t{}\n", j.name, j.status, j.tries, j.wait_s)).collect()
    }

    pub fn load(text: &str, max_tries: u32) -> Result<Line, String> {
        let mut line = Line::new(max_tries);
        for (n, row) in text.lines().enumerate() {
            let cells: Vec<&str> = row.split('\t').collect();
            if cells.len() != 4 {
                return Err(format!("line {}: 4 cells expected, {} found", n + 1, cells.len()));
            }
            let tries = cells[2].parse().map_err(|_| format!("line {}: bad count of tries", n + 1))?;
            let wait_s = cells[3].parse().map_err(|_| format!("line {}: bad wait", n + 1))?;
            line.jobs.push(Job { name: cells[0].to_string(), status: cells[1].to_string(), tries, wait_s });
        }
        Ok(line)
    }
}
