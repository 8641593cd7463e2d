using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Riders;

/// <summary>What is set down about a rider.</summary>
public static class ProfileRules
{
    /// <summary>Makes a rider known; one who is known already stays as they are, and one who was erased stays so.</summary>
    /// <param name="state">The rider.</param>
    /// <param name="command">Their particulars.</param>
    /// <param name="secret">A fresh secret for their credentials, 32 bytes in hexadecimal.</param>
    public static RiderState Register(RiderState state, RegisterRider command, string secret) => state.DisplayName is not null || state.Erased
        ? state
        : state with
        {
            DisplayName = command.DisplayName,
            HomeDistrict = command.HomeDistrict,
            Skills = command.Skills,
            Secret = secret,
        };

    /// <summary>Changes name and home district.</summary>
    public static Decision<RiderState, RiderRefusal?> Change(RiderState state, ChangeProfile command) => Once(
        state, command.OperationId, Fingerprint.Of("profile", command),
        state with { DisplayName = command.DisplayName, HomeDistrict = command.HomeDistrict });

    /// <summary>Blocks or unblocks, and sets skills. A blocked rider is off duty.</summary>
    public static Decision<RiderState, RiderRefusal?> Change(RiderState state, ChangeAccountStatus command, DateTimeOffset now) => Once(
        state, command.OperationId, Fingerprint.Of("standing", command),
        CourseRules.SetSkills(command.Blocked ? DutyRules.Leave(state, now) : state, command.Skills, now) with { Blocked = command.Blocked });

    private static Decision<RiderState, RiderRefusal?> Once(RiderState state, string operationId, string fingerprint, RiderState changed)
    {
        if (state.DisplayName is null)
        {
            return new(state, RiderRefusal.RiderNotFound, false);
        }

        return state.Operations.Find<Unit>(operationId, fingerprint, out _) switch
        {
            ReplayStatus.Answered => new(state, null, false),
            ReplayStatus.Reused => new(state, RiderRefusal.OperationIdReused, false),
            ReplayStatus.TooOld => new(state, RiderRefusal.OperationIdTooOld, false),
            _ => new(changed with { Operations = state.Operations.With(operationId, fingerprint, Unit.Done, granted: true) }, null, true),
        };
    }
}
