package io.muster.identity.person;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.identity.tool.ToolUser;

/** A person in Teams who is a user of a tool, proven by the tool's own sign-in. */
public record LinkedPerson(PersonId person, String personName, AccountId account, ToolUser user) {}
