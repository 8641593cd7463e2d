using Dapper;
using RedStation.Contracts.Hardship;
using RedStation.Domain.Hardship;
using RedStation.Domain.Ledger;
using RedStation.Grains.Hardship;
using RedStation.Storage.Databases;
using RedStation.Storage.Queries;

namespace RedStation.Storage.Hardship;

/// <summary>Hardship grants and budgets as tables.</summary>
public sealed class HardshipStore(IDatabase database, TimeProvider clock) : IHardshipGrants
{
    private const int MostUnsettled = 100;

    private const string Columns =
        """
        SELECT id AS Id, district AS District, rider_id AS RiderId, rider_name AS RiderName, points AS Points, reason AS Reason,
          proposed_by AS ProposedBy, proposed_by_name AS ProposedByName, proposed_at AS ProposedAt, expires_at AS ExpiresAt, status AS Status,
          decided_by AS DecidedBy, decided_by_name AS DecidedByName, decided_at AS DecidedAt, note AS Note
        FROM hardship_grants
        """;

    private const string Insert =
        """
        INSERT INTO hardship_grants
          (id, district, rider_id, rider_name, points, reason, proposed_by, proposed_by_name, proposed_at, expires_at, status)
        VALUES
          (@Id, @District, @RiderId, @RiderName, @Points, @Reason, @ProposedBy, @ProposedByName, @ProposedAt, @ExpiresAt, @Status)
        ON CONFLICT DO NOTHING
        """;

    private const string DecideOnce =
        """
        UPDATE hardship_grants
        SET status = @Status, decided_by = @DecidedBy, decided_by_name = @DecidedByName, decided_at = @DecidedAt, note = @Note, settled = 0
        WHERE id = @Id AND status = 'proposed'
        """;

    private const string SettleOne =
        "UPDATE hardship_grants SET settled = 1, status = CASE WHEN @TooLate = 1 THEN 'expired' ELSE status END WHERE id = @Id";

    private const string InsertTopUp =
        """
        INSERT INTO hardship_top_ups (transfer_id, district, points, reason, by_id, by_name, at)
        VALUES (@TransferId, @District, @Points, @Reason, @ById, @ByName, @At)
        ON CONFLICT DO NOTHING
        """;

    private const string FindBudget =
        "SELECT amount AS Amount, held AS Held FROM ledger_balances WHERE account = @Account AND unit = 'points'";

    private const string FindTopUps =
        """
        SELECT topped.points AS Points, topped.reason AS Reason, topped.by_name AS ByName, booked.at AS At
        FROM hardship_top_ups topped JOIN ledger_transactions booked ON booked.operation_id = topped.transfer_id
        WHERE topped.district = @District ORDER BY topped.at DESC LIMIT @Limit
        """;

    /// <inheritdoc/>
    public Task<HardshipGrant?> Find(string grantId) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE id = @Id", new { Id = grantId }))?.ToGrant());

    /// <inheritdoc/>
    public Task Add(HardshipGrant grant) => database.WriteRows((connection, sql) => connection.ExecuteAsync(Insert, Row.Of(grant), sql));

    /// <inheritdoc/>
    public async Task<HardshipGrant> Decide(HardshipGrant decided)
    {
        await database.WriteRows((connection, sql) => connection.ExecuteAsync(DecideOnce, Row.Of(decided), sql));
        return (await Find(decided.Id))!;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HardshipGrant>> Unsettled() => database.Read<IReadOnlyList<HardshipGrant>>(async connection =>
    [
        .. (await connection.QueryAsync<Row>(Columns + " WHERE settled = 0 LIMIT @Limit", new { Limit = MostUnsettled }))
            .Select(row => row.ToGrant()),
    ]);

    /// <inheritdoc/>
    public Task Settled(string grantId, bool tooLate) => database.WriteRows((connection, sql) =>
        connection.ExecuteAsync(SettleOne, new { Id = grantId, TooLate = tooLate ? 1 : 0 }, sql));

    /// <inheritdoc/>
    public Task AddTopUp(string transferId, string district, TopUpHardshipBudget command, DateTimeOffset at)
    {
        var row = new
        {
            TransferId = transferId,
            District = district,
            Points = (long)command.Points,
            command.Reason,
            ById = command.By.Id,
            ByName = command.By.Name,
            At = at.ToUnixTimeMilliseconds(),
        };
        return database.WriteRows((connection, sql) => connection.ExecuteAsync(InsertTopUp, row, sql));
    }

    /// <inheritdoc/>
    public Task<HardshipBudget> Budget(string district) => database.Read(async connection =>
    {
        var (amount, held) = await connection.QuerySingleOrDefaultAsync<(long Amount, long Held)>(
            FindBudget, new { Account = LedgerAccounts.HardshipBudget(district) });
        return new HardshipBudget(district, amount, held);
    });

    /// <summary>What was put into a district's budget, newest first.</summary>
    public Task<IReadOnlyList<HardshipTopUp>> TopUps(string district, int limit) => database.Read<IReadOnlyList<HardshipTopUp>>(async connection =>
    [
        .. (await connection.QueryAsync<(long Points, string Reason, string ByName, long At)>(
                FindTopUps, new { District = district, Limit = limit }))
            .Select(row => new HardshipTopUp(row.Points, row.Reason, row.ByName, DateTimeOffset.FromUnixTimeMilliseconds(row.At))),
    ]);

    /// <summary>Grants of districts, the one proposed last first.</summary>
    /// <param name="districts">Adcodes; one that ends in zeros stands for all within.</param>
    /// <param name="cursor">The cursor of the page before, or null.</param>
    /// <param name="limit">The most grants to answer, ≥ 1.</param>
    public async Task<Page<HardshipGrant>> List(IEnumerable<string> districts, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        var parameters = new DynamicParameters(new { after.At, After = after.Id, Limit = limit + 1 });
        var condition = DistrictFilter.Condition(districts, parameters);
        var query =
            $"""
            {Columns} WHERE {condition} AND (proposed_at < @At OR (proposed_at = @At AND id < @After))
            ORDER BY proposed_at DESC, id DESC LIMIT @Limit
            """;
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(query, parameters))).AsList();
        var now = clock.GetUtcNow();
        return Page.Of(rows, limit, row => new PageCursor(row.ProposedAt, row.Id), row => HardshipRules.At(row.ToGrant(), now));
    }

    private sealed record Row(
        string Id,
        string District,
        string RiderId,
        string RiderName,
        long Points,
        string Reason,
        string ProposedBy,
        string ProposedByName,
        long ProposedAt,
        long ExpiresAt,
        string Status,
        string? DecidedBy,
        string? DecidedByName,
        long? DecidedAt,
        string? Note)
    {
        public static Row Of(HardshipGrant grant) => new(
            grant.Id, grant.District, grant.RiderId, grant.RiderName, grant.Points, grant.Reason, grant.ProposedBy, grant.ProposedByName,
            grant.ProposedAt.ToUnixTimeMilliseconds(), grant.ExpiresAt.ToUnixTimeMilliseconds(), NameOf(grant.Status), grant.DecidedBy,
            grant.DecidedByName, grant.DecidedAt?.ToUnixTimeMilliseconds(), grant.Note);

        public HardshipGrant ToGrant() => new(
            Id, District, RiderId, RiderName, (int)Points, Reason, ProposedBy, ProposedByName, DateTimeOffset.FromUnixTimeMilliseconds(ProposedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt), Enum.Parse<HardshipStatus>(Status, ignoreCase: true))
        {
            DecidedBy = DecidedBy,
            DecidedByName = DecidedByName,
            DecidedAt = DecidedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Note = Note,
        };

        private static string NameOf(HardshipStatus status) => status switch
        {
            HardshipStatus.Approved => "approved",
            HardshipStatus.Refused => "refused",
            HardshipStatus.Expired => "expired",
            _ => "proposed",
        };
    }
}

/// <summary>Points that were put into a district's budget.</summary>
/// <param name="Points">How many.</param>
/// <param name="Reason">Why.</param>
/// <param name="ByName">The administrator.</param>
/// <param name="At">When.</param>
public sealed record HardshipTopUp(long Points, string Reason, string ByName, DateTimeOffset At);
