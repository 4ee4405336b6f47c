-- 逾期 as the list of filings shows it: calendar days after the due date, null when in time or without one.
alter table ledger.filing add column overdue_days integer check (overdue_days > 0);
