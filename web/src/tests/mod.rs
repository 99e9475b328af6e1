//! The pages through their public door: the router, as a browser or a program would use it.

mod accounts_by_mail;
mod administration;
mod administration_samples;
mod api;
mod browser;
mod case_work;
mod cases_api;
mod desk;
mod desk_samples;
mod doors;
mod draft_samples;
mod drafts;
mod endurance;
mod filing;
mod house;
mod matters;
mod matters_samples;
mod pages;
mod papers;
mod samples;
mod signing;
mod signing_samples;
mod signing_with_profile;
mod walk;
