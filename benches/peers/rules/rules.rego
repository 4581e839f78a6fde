package peers

import rego.v1

institute := data.institutes[input.institute]

completed if input.now >= institute.completed_at

# 1
suspended if {
	input.now >= 1759701600
	not completed
}

# 4
default allow := false

# 2
allow if {
	suspended
	input.function == "manage-delegates"
	input.subject == institute.head
}

# 3
allow if {
	not suspended
	delegate := institute.delegates[input.subject]
	delegate.enabled
	input.spid
	within_his_task(delegate)
}

within_his_task(delegate) if not delegate.rspp

within_his_task(delegate) if input.function == "use-fire-register"
