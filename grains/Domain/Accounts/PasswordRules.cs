namespace RedStation.Domain.Accounts;

/// <summary>Wrong passwords in a row lock an account for a while: to the caller who tried them, and to all strangers when there are many.</summary>
public static class PasswordRules
{
    /// <summary>The name under which the wrong passwords of all strangers are counted.</summary>
    public const string Strangers = "*";

    /// <summary>Under which names a try is counted: a device that signed in before has a count of its own and no other.</summary>
    public static IReadOnlyList<string> CountedAs(SignInCaller caller, bool known) =>
        known ? ["d:" + caller.Device] : ["a:" + caller.Address, Strangers];

    /// <summary>How many wrong ones in a row a count stands.</summary>
    public static int Most(string countedAs, int perCaller, SignInLimitOptions limits) =>
        countedAs == Strangers ? limits.StrangersPasswordsPerAccount : perCaller;

    /// <summary>A count after a try, before it is known whether it is right. One whose lock is over begins anew.</summary>
    public static PasswordFailures Count(PasswordFailures before, int most, DateTimeOffset now, TimeSpan lockFor)
    {
        var failures = before.LockedUntil is null ? before.Failures + 1 : 1;
        return new PasswordFailures(failures, failures >= most ? now + lockFor : null);
    }
}
