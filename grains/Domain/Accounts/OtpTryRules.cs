using System.Collections.Immutable;

namespace RedStation.Domain.Accounts;

/// <summary>
/// Which codes work for whom. The last two that one caller asked for do, so that one that comes late is no loss, and nobody's are pushed
/// out by another's. Wrong tries count per code and caller: a stranger uses up their own, and those of all strangers, never the asker's.
/// </summary>
public static class OtpTryRules
{
    private const int LastOfACaller = 2;

    /// <summary>Under whose name tries are counted: the device's where it is known or asked for a code, the address's otherwise.</summary>
    /// <param name="codes">The codes of the phone.</param>
    /// <param name="caller">Who tries.</param>
    /// <param name="known">Whether their device has signed in as this phone before.</param>
    public static string CountedAs(IEnumerable<SentCode> codes, SignInCaller caller, bool known) =>
        caller.Device is { } device && (known || codes.Any(code => code.Device == device)) ? "d:" + device : "a:" + caller.Address;

    /// <summary>The codes of the phone that the caller may try now.</summary>
    /// <param name="codes">The codes of the phone.</param>
    /// <param name="caller">Who tries.</param>
    /// <param name="known">Whether their device has signed in as this phone before.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<SentCode> Open(
        IEnumerable<SentCode> codes, SignInCaller caller, bool known, OtpSettings settings, DateTimeOffset now) =>
    [
        .. codes
            .GroupBy(code => code.Known ? code.Device : code.Address)
            .SelectMany(asked => asked.OrderByDescending(code => code.SentAt).ThenBy(code => code.Id, StringComparer.Ordinal).Take(LastOfACaller))
            .Where(code => code.ExpiresAt > now
                && code.CallerTries < settings.Tries
                && (!IsStranger(code, caller, known) || code.StrangersTries < settings.Limits.StrangersTriesPerCode)),
    ];

    /// <summary>Whether a wrong try at a code counts to all strangers' as well.</summary>
    public static bool IsStranger(SentCode code, SignInCaller caller, bool known) =>
        !known && code.Address != caller.Address && (code.Device is null || code.Device != caller.Device);
}
