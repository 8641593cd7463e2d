-- Types of events are named by the domain of who tells them, cn.redstation.
UPDATE outbound_events SET type = 'cn.' || type WHERE type LIKE 'redstation.%';
UPDATE webhooks SET types = replace(types, 'redstation.', 'cn.redstation.') WHERE types LIKE '%redstation.%';
