using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Contracts.Profiles;
using RedStation.Domain;

namespace RedStation.Api.Demo;

/// <summary>
/// Who works a played place at which hour: three riders take turns of eight hours, because nobody is offered a task beyond eight hours a day.
/// </summary>
internal static class PlayedShift
{
    private const int HoursEach = 8;

    /// <summary>The rider whose turn it is.</summary>
    public static DemoPerson On(int number, int seed, string home, DateTimeOffset now)
    {
        var turn = Turn(now);
        var random = new Random(HashCode(seed, number, turn));
        var subject = string.Create(CultureInfo.InvariantCulture, $"played-rider-{number:000}-{(char)('a' + turn)}");
        ImmutableArray<Skill> skills = random.Next(5) switch { 0 => [Skill.Mediation], 1 => [Skill.FirstAid], _ => [] };
        return new DemoPerson(new AccountIdentity(subject, Roles.Rider, DemoWords.Person(random), [], null), home, skills);
    }

    /// <summary>Which third of the day it is in China: 0, 1 or 2.</summary>
    public static int Turn(DateTimeOffset now) => ChinaTime.TimeOfDay(now).Hour / HoursEach;

    private static int HashCode(int seed, int number, int turn) => unchecked(seed * 31 + number * 7 + turn);
}
