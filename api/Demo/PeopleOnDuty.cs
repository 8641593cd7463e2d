using System.Collections.Concurrent;
using RedStation.Contracts;

namespace RedStation.Api.Demo;

/// <summary>Which people of the demo have a rider on duty, and where, so that work can be found near them. In memory only.</summary>
public sealed class PeopleOnDuty
{
    private readonly ConcurrentDictionary<string, PersonOnDuty> people = new(StringComparer.Ordinal);

    /// <summary>Everybody on duty now.</summary>
    public IReadOnlyCollection<PersonOnDuty> Now => [.. people.Values];

    /// <summary>A person's rider goes on duty, through a connection; where, may not be known yet.</summary>
    public void Begin(string subject, string connectionId, GeoPoint? place, DateTimeOffset at) =>
        people[subject] = new PersonOnDuty(subject, connectionId, place, at);

    /// <summary>They have moved.</summary>
    public void Move(string subject, GeoPoint place)
    {
        while (people.TryGetValue(subject, out var known) && !people.TryUpdate(subject, known with { Place = place }, known))
        {
        }
    }

    /// <summary>Looks for work for them again, not before this time.</summary>
    public void LookAgain(PersonOnDuty person, DateTimeOffset at)
    {
        while (people.TryGetValue(person.Subject, out var known) && !people.TryUpdate(person.Subject, known with { LookAt = at }, known))
        {
        }
    }

    /// <summary>They go off duty.</summary>
    public void End(string subject) => people.TryRemove(subject, out _);

    /// <summary>A connection is gone, and with it whoever was on duty through it.</summary>
    public void Leave(string connectionId)
    {
        foreach (var person in people.Values.Where(person => person.ConnectionId == connectionId))
        {
            people.TryRemove(person.Subject, out _);
        }
    }
}
