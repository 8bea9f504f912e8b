//! What the store promises when the system does not keep its own: kills, failing calls, full disks, odd places.

mod faults;
mod hostile;
mod inputs;
mod kills;
mod notifications;
mod outputs;
mod places;
mod scene;
mod writers;
