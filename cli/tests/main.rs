//! The command, run as a host runs it: arguments and streams in, status and streams out.

#[cfg(test)]
mod support;

#[cfg(test)]
mod calendar;
#[cfg(test)]
mod check;
#[cfg(test)]
mod codice_fiscale;
#[cfg(test)]
mod compile;
#[cfg(test)]
mod decide;
#[cfg(test)]
mod diagram;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod explain;
#[cfg(test)]
mod host;
#[cfg(test)]
mod list_and_codes;
mod matrix;
mod prove;
#[cfg(test)]
mod roster;
#[cfg(test)]
mod simulate;
#[cfg(test)]
mod test;
#[cfg(test)]
mod timeline;
